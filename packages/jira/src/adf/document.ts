/** A mark of a text node, such as `{ type: 'link', attrs: { href } }`. */
export interface AdfMark {
  type: string;
  attrs?: Record<string, unknown>;
}

/** A node of the Atlassian Document Format. */
export interface AdfNode {
  type: string;
  attrs?: Record<string, unknown>;
  content?: AdfNode[];
  text?: string;
  marks?: AdfMark[];
}

/** The root of a rich text value of REST v3. */
export interface AdfDocument {
  type: 'doc';
  version: 1;
  content: AdfNode[];
}

/** Bounds of one document. Jira's own text limit (32,767 characters) is far below them. */
export const documentNodesMax = 100_000;
export const documentDepthMax = 60;

export function documentOf(content: AdfNode[]): AdfDocument {
  return { type: 'doc', version: 1, content };
}

/** A paragraph; the format wants `content` left out rather than empty text nodes. */
export function paragraph(content: AdfNode[]): AdfNode {
  return content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content };
}

/** A code block. Its text bears no marks. */
export function codeBlock(text: string, language?: string): AdfNode {
  const attrs = language === undefined ? {} : { attrs: { language } };
  return { type: 'codeBlock', ...attrs, ...(text === '' ? {} : { content: [{ type: 'text', text }] }) };
}
