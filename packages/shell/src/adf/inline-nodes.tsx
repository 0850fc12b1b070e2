import Lozenge from '@atlaskit/lozenge/lozenge';
import type { ReactNode } from 'react';
import { type AdfNode, textAttribute } from './adf-node.ts';
import { SafeLink } from './links.tsx';
import { MarkedText } from './marks.tsx';

type StatusAppearance = 'default' | 'inprogress' | 'moved' | 'new' | 'removed' | 'success';

const STATUS_APPEARANCE = new Map(
  Object.entries<StatusAppearance>({
    blue: 'inprogress',
    green: 'success',
    purple: 'new',
    red: 'removed',
    yellow: 'moved',
  }),
);

/** Nodes inside a line of text. */
export const INLINE_NODES = new Map(
  Object.entries<(node: AdfNode) => ReactNode>({
    text: (node) => <MarkedText node={node} />,
    hardBreak: () => <br />,
    mention: (node) => <span className="adf-mention">{withAt(textAttribute(node, 'text') ?? 'unknown')}</span>,
    emoji: (node) => <Emoji node={node} />,
    date: (node) => <DocumentDate timestamp={textAttribute(node, 'timestamp')} />,
    status: (node) => (
      <Lozenge appearance={STATUS_APPEARANCE.get(textAttribute(node, 'color') ?? '') ?? 'default'}>
        {textAttribute(node, 'text') ?? ''}
      </Lozenge>
    ),
    inlineCard: (node) => <Card node={node} />,
    mediaInline: (node) => <Media node={node} />,
  }),
);

/** FIDELITY: the cloud resolves a card to the title of its target; here its address is shown; the site fetches nothing. */
export function Card({ node }: { node: AdfNode }) {
  const url = textAttribute(node, 'url');
  return <SafeLink href={url}>{url ?? 'Link'}</SafeLink>;
}

/** FIDELITY: the cloud shows the picture; here its name stands in its place; the site stores no attachments yet. */
export function Media({ node }: { node: AdfNode }) {
  const name = textAttribute(node, 'alt') ?? textAttribute(node, '__fileName');
  return <span className="adf-media">{name ? `Attachment: ${name}` : 'Attachment'}</span>;
}

function Emoji({ node }: { node: AdfNode }) {
  const shortName = textAttribute(node, 'shortName') ?? '';
  return (
    <span role="img" aria-label={shortName.replaceAll(':', '')}>
      {textAttribute(node, 'text') ?? shortName}
    </span>
  );
}

function DocumentDate({ timestamp }: { timestamp: string | undefined }) {
  const date = new Date(Number(timestamp));
  if (timestamp === undefined || Number.isNaN(date.getTime())) return <>{timestamp ?? ''}</>;
  // A date in a document is a day, kept as midnight UTC.
  const text = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
  return (
    <time className="adf-date" dateTime={date.toISOString().slice(0, 10)}>
      {text}
    </time>
  );
}

function withAt(name: string): string {
  return name.startsWith('@') ? name : `@${name}`;
}
