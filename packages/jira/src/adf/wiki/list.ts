import type { AdfNode } from '../document.ts';
import { fitInto } from './fit.ts';

export interface ListLine {
  /** One sign per level: `*` or `-` bulleted, `#` numbered. */
  marker: string;
  lines: string[];
}

/** Jira's editor stops at six levels; deeper markers are cut so that a document stays within its depth. */
const listDepthMax = 8;

export function toListLine(line: string): ListLine | undefined {
  const match = /^([*#]+|-)\s+(\S.*)$/.exec(line);
  if (match === null) return undefined;
  return { marker: (match[1] ?? '*').slice(0, listDepthMax), lines: [match[2] ?? ''] };
}

/** Consecutive list lines as lists. A change of sign on the first level starts another list. */
export function listsToAdf(items: readonly ListLine[], inline: (text: string) => AdfNode[]): AdfNode[] {
  return level(items, 0, inline);
}

function level(items: readonly ListLine[], depth: number, inline: (text: string) => AdfNode[]): AdfNode[] {
  const blocks: AdfNode[] = [];
  let at = 0;
  while (at < items.length) {
    const kind = kindAt(items[at], depth);
    const end = endOf(items, at, (item) => kindAt(item, depth) === kind);
    blocks.push(...listOf(kind, items.slice(at, end), depth, inline));
    at = end;
  }
  return blocks;
}

function listOf(
  kind: string,
  items: readonly ListLine[],
  depth: number,
  inline: (text: string) => AdfNode[],
): AdfNode[] {
  const content: AdfNode[] = [];
  let at = 0;
  while (at < items.length) {
    const own = items[at];
    const isOwn = own !== undefined && own.marker.length <= depth + 1;
    const start = isOwn ? at + 1 : at;
    const end = endOf(items, start, (item) => item.marker.length > depth + 1);
    // An item that skips a level hangs below an empty one, as Jira shows it.
    const text = isOwn ? inline(own.lines.join('\n')) : [{ type: 'paragraph' }];
    content.push(...fitInto('listItem', {}, [...text, ...level(items.slice(start, end), depth + 1, inline)]));
    at = end;
  }
  return fitInto(kind, {}, content);
}

function kindAt(item: ListLine | undefined, depth: number): string {
  return item?.marker[depth] === '#' ? 'orderedList' : 'bulletList';
}

function endOf(items: readonly ListLine[], from: number, belongs: (item: ListLine) => boolean): number {
  let end = from;
  for (let item = items[end]; item !== undefined && belongs(item); item = items[end]) end++;
  return end;
}
