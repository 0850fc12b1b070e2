import type { Colleague } from './people.ts';

export interface Node {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Node[];
  text?: string;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
}

export interface Document {
  type: 'doc';
  version: 1;
  content: Node[];
}

export function doc(...content: Node[]): Document {
  return { type: 'doc', version: 1, content };
}

/** A paragraph of text in which `code`, **bold**, addresses and @{account id|name} have their meaning. */
export function p(text: string): Node {
  return { type: 'paragraph', content: inline(text) };
}

export function heading(level: number, text: string): Node {
  return { type: 'heading', attrs: { level }, content: inline(text) };
}

export function bullets(items: readonly string[]): Node {
  return { type: 'bulletList', content: items.map((item) => ({ type: 'listItem', content: [p(item)] })) };
}

export function numbered(items: readonly string[]): Node {
  return {
    type: 'orderedList',
    attrs: { order: 1 },
    content: items.map((item) => ({ type: 'listItem', content: [p(item)] })),
  };
}

export function code(language: string, text: string): Node {
  return { type: 'codeBlock', attrs: { language }, content: [{ type: 'text', text }] };
}

export function panel(panelType: 'info' | 'warning' | 'note', ...content: Node[]): Node {
  return { type: 'panel', attrs: { panelType }, content };
}

/** The first row is the head. */
export function table(rows: readonly (readonly string[])[]): Node {
  const cell = (type: string) => (text: string) => ({
    type,
    attrs: {},
    content: [text === '' ? { type: 'paragraph' } : p(text)],
  });
  const content = rows.map((row, index) => ({
    type: 'tableRow',
    content: row.map(cell(index === 0 ? 'tableHeader' : 'tableCell')),
  }));
  return { type: 'table', attrs: { isNumberColumnEnabled: false, layout: 'default' }, content };
}

/** How a colleague is mentioned in the text of `p`. */
export function mention({ accountId, displayName }: Colleague): string {
  return `@{${accountId}|${displayName}}`;
}

export function inline(text: string): Node[] {
  const tokens = /`([^`]+)`|\*\*([^*]+)\*\*|@\{([^|}]+)\|([^}]+)\}|(https?:\/\/[^\s)]*[^\s).,;:])/g;
  const nodes: Node[] = [];
  let done = 0;
  for (const match of text.matchAll(tokens)) {
    if (match.index > done) nodes.push({ type: 'text', text: text.slice(done, match.index) });
    nodes.push(marked(match));
    done = match.index + match[0].length;
  }
  if (done < text.length) nodes.push({ type: 'text', text: text.slice(done) });
  return nodes;
}

function marked([, codeText, bold, accountId, name, url]: RegExpExecArray): Node {
  if (codeText !== undefined) return { type: 'text', text: codeText, marks: [{ type: 'code' }] };
  if (bold !== undefined) return { type: 'text', text: bold, marks: [{ type: 'strong' }] };
  if (accountId !== undefined) return { type: 'mention', attrs: { id: accountId, text: `@${name}`, accessLevel: '' } };
  return { type: 'text', text: url ?? '', marks: [{ type: 'link', attrs: { href: url } }] };
}
