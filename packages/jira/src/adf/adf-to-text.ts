import { documentDepthMax } from './document.ts';

/**
 * The plain text of a document for full-text search: inline nodes joined without separators, so that a word split by
 * bold stays one word; blocks and hard breaks end a line, table cells end with a tab.
 */
export function adfToText(document: unknown): string {
  const parts: string[] = [];
  write(document, parts, 0);
  return parts
    .join('')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

const textBlocks = new Set(['paragraph', 'heading', 'codeBlock', 'taskItem', 'decisionItem', 'caption', 'tableRow']);

function write(node: unknown, parts: string[], depth: number): void {
  if (typeof node !== 'object' || node === null || depth > documentDepthMax) return;
  const { type, text, attrs, content } = node as Record<string, unknown>;
  if (typeof text === 'string') parts.push(text);
  else parts.push(leafText(type, attrs));
  if (Array.isArray(content)) for (const child of content) write(child, parts, depth + 1);
  if (type === 'tableCell' || type === 'tableHeader') endCell(parts);
  else if (textBlocks.has(String(type))) parts.push('\n');
}

/** A cell ends with a tab instead of the line break of its last block, so that a row is one line. */
function endCell(parts: string[]): void {
  if (parts.at(-1) === '\n') parts.pop();
  parts.push('\t');
}

function leafText(type: unknown, attrs: unknown): string {
  if (type === 'hardBreak') return '\n';
  const named = (typeof attrs === 'object' && attrs !== null ? attrs : {}) as Record<string, unknown>;
  switch (type) {
    case 'mention':
    case 'emoji':
    case 'status':
      return String(named.text ?? named.shortName ?? '');
    case 'inlineCard':
    case 'blockCard':
    case 'embedCard':
      return typeof named.url === 'string' ? named.url : '';
    case 'expand':
    case 'nestedExpand':
      return typeof named.title === 'string' ? `${named.title}\n` : '';
    default:
      return '';
  }
}
