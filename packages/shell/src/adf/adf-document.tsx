// React elements only, never HTML from the document: what the renderer does not know shows its text.
import SectionMessage from '@atlaskit/section-message/section-message';
import { createContext, type ReactNode, useContext } from 'react';
import { type AdfNode, childrenOf, parseAdf, textAttribute, textOf } from './adf-node.ts';
import { Card, INLINE_NODES, Media } from './inline-nodes.tsx';

/** Deeper nesting than any editor makes shows as text, so that a hostile document cannot exhaust the stack. */
const DEPTH_MAX = 60;
type PanelAppearance = 'information' | 'warning' | 'error' | 'success' | 'discovery';

const PANELS = new Map(
  Object.entries<PanelAppearance>({
    info: 'information',
    note: 'discovery',
    tip: 'success',
    success: 'success',
    warning: 'warning',
    error: 'error',
  }),
);

const HeadingLevels = createContext<number[]>([]);

type Render = (node: AdfNode, children: ReactNode) => ReactNode;

/** Maps, here and in the other tables: a type such as `constructor` must find nothing. */
const BLOCK_NODES = new Map(
  Object.entries<Render>({
    paragraph: (_, children) => <p>{children}</p>,
    heading: (node, children) => <DocumentHeading node={node}>{children}</DocumentHeading>,
    bulletList: (_, children) => <ul>{children}</ul>,
    orderedList: (node, children) => <ol start={Number(textAttribute(node, 'order') ?? 1)}>{children}</ol>,
    listItem: (_, children) => <li>{children}</li>,
    taskList: (_, children) => <ul className="adf-tasks">{children}</ul>,
    taskItem: (node, children) => <Task node={node}>{children}</Task>,
    decisionList: (_, children) => <ul>{children}</ul>,
    decisionItem: (_, children) => <li>{children}</li>,
    codeBlock: (node) => <CodeBlock node={node} />,
    blockquote: (_, children) => <blockquote>{children}</blockquote>,
    panel: (node, children) => (
      <div className="adf-panel">
        <SectionMessage appearance={PANELS.get(textAttribute(node, 'panelType') ?? '') ?? 'information'}>
          {children}
        </SectionMessage>
      </div>
    ),
    rule: () => <hr />,
    table: (_, children) => (
      <div className="adf-table">
        <table>
          <tbody>{children}</tbody>
        </table>
      </div>
    ),
    tableRow: (_, children) => <tr>{children}</tr>,
    tableHeader: (node, children) => <th {...spans(node)}>{children}</th>,
    tableCell: (node, children) => <td {...spans(node)}>{children}</td>,
    expand: (node, children) => <Expand node={node}>{children}</Expand>,
    nestedExpand: (node, children) => <Expand node={node}>{children}</Expand>,
    layoutSection: (_, children) => <div className="adf-layout">{children}</div>,
    layoutColumn: (_, children) => <div>{children}</div>,
    mediaSingle: (_, children) => <figure className="adf-figure">{children}</figure>,
    mediaGroup: (_, children) => <div>{children}</div>,
    media: (node) => <Media node={node} />,
    blockCard: (node) => <Card node={node} />,
    embedCard: (node) => <Card node={node} />,
    doc: (_, children) => children,
  }),
);

/** Renders an Atlassian Document; what is none renders nothing. */
export function AdfDocument({ document }: { document: unknown }) {
  const root = parseAdf(document);
  if (!root) return null;
  return (
    <HeadingLevels.Provider value={headingLevels(root)}>
      <div className="adf">{renderNode(root, 0)}</div>
    </HeadingLevels.Provider>
  );
}

function renderNode(node: AdfNode, depth: number): ReactNode {
  if (depth > DEPTH_MAX) return textOf(node);
  const inline = INLINE_NODES.get(node.type);
  if (inline) return inline(node);
  const block = BLOCK_NODES.get(node.type);
  return block ? block(node, renderChildren(node, depth)) : <span className="adf-unknown">{textOf(node)}</span>;
}

function renderChildren(node: AdfNode, depth: number): ReactNode[] {
  return childrenOf(node).map((child, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: nodes of a document have no identity but their place.
    <NodeAt key={index} node={child} depth={depth + 1} />
  ));
}

function NodeAt({ node, depth }: { node: AdfNode; depth: number }) {
  return <>{renderNode(node, depth)}</>;
}

/**
 * The page has its own first two levels: the highest heading that a document uses becomes the third, and so on without
 * gaps, so that screen readers find an outline. The look follows the document's own level, by class.
 */
function DocumentHeading({ node, children }: { node: AdfNode; children: ReactNode }) {
  const level = levelOf(node);
  const rank = Math.max(useContext(HeadingLevels).indexOf(level), 0);
  const Tag = `h${Math.min(rank + 3, 6)}` as 'h3' | 'h4' | 'h5' | 'h6';
  return <Tag className={`adf-heading-${level}`}>{children}</Tag>;
}

function levelOf(node: AdfNode): number {
  return Math.min(Math.max(Number(textAttribute(node, 'level')) || 1, 1), 6);
}

/** The levels of all headings outside and inside of other blocks, in order, each once. */
function headingLevels(node: AdfNode, depth = 0): number[] {
  if (depth > DEPTH_MAX) return [];
  if (node.type === 'heading') return [levelOf(node)];
  const levels = childrenOf(node).flatMap((child) => headingLevels(child, depth + 1));
  return [...new Set(levels)].sort((a, b) => a - b);
}

function CodeBlock({ node }: { node: AdfNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a block that scrolls sideways must be reachable by keyboard.
    <pre className="adf-code-block" tabIndex={0}>
      <code>
        {childrenOf(node)
          .map((child) => textOf(child))
          .join('')}
      </code>
    </pre>
  );
}

function Task({ node, children }: { node: AdfNode; children: ReactNode }) {
  const isDone = textAttribute(node, 'state') === 'DONE';
  return (
    <li>
      <input type="checkbox" checked={isDone} readOnly disabled aria-label={isDone ? 'Done' : 'To do'} /> {children}
    </li>
  );
}

function Expand({ node, children }: { node: AdfNode; children: ReactNode }) {
  return (
    <details className="adf-expand">
      <summary>{textAttribute(node, 'title') || 'Details'}</summary>
      {children}
    </details>
  );
}

function spans(node: AdfNode): { colSpan?: number; rowSpan?: number } {
  const colSpan = Number(textAttribute(node, 'colspan'));
  const rowSpan = Number(textAttribute(node, 'rowspan'));
  return { ...(colSpan > 1 && { colSpan }), ...(rowSpan > 1 && { rowSpan }) };
}
