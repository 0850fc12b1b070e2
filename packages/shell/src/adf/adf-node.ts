/** A node of an Atlassian Document as it came over the wire: nothing but `type` can be relied on. */
export interface AdfNode {
  type: string;
  text?: string;
  attrs?: Record<string, unknown>;
  content?: AdfNode[];
  marks?: AdfMark[];
}

export interface AdfMark {
  type: string;
  attrs?: Record<string, unknown>;
}

/** The document as a node, or undefined when `value` is none. */
export function parseAdf(value: unknown): AdfNode | undefined {
  return isNode(value) && value.type === 'doc' ? value : undefined;
}

/** The node's children without anything that is no node. */
export function childrenOf(node: AdfNode): AdfNode[] {
  return Array.isArray(node.content) ? node.content.filter(isNode) : [];
}

export function textAttribute(node: AdfNode | AdfMark, name: string): string | undefined {
  const value = node.attrs?.[name];
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** Text below this depth is dropped: no editor nests so far, and the stack has an end. */
const TEXT_DEPTH_MAX = 500;

/** All text below a node, for what the renderer does not know. */
export function textOf(node: AdfNode, depth = 0): string {
  if (depth > TEXT_DEPTH_MAX) return '';
  const own = typeof node.text === 'string' ? node.text : (textAttribute(node, 'text') ?? '');
  return (
    own +
    childrenOf(node)
      .map((child) => textOf(child, depth + 1))
      .join(' ')
  );
}

/** A document of plain paragraphs, one for each line. */
export function adfOfText(text: string): object {
  const paragraphs = text.split(/\r?\n/).map((line) => ({
    type: 'paragraph',
    content: line === '' ? [] : [{ type: 'text', text: line }],
  }));
  return { type: 'doc', version: 1, content: paragraphs };
}

function isNode(value: unknown): value is AdfNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
