import { type AdfNode, paragraph } from '../document.ts';
import { nodeRules } from '../grammar.ts';

interface Cell {
  type: 'tableCell' | 'tableHeader';
  text: string;
}

/** One row: `||` starts a heading cell, `|` an ordinary one. */
export function rowToAdf(row: string, cellToBlocks: (text: string) => AdfNode[]): AdfNode {
  const content = splitCells(row).map(({ type, text }): AdfNode => {
    const blocks = cellToBlocks(text.trim()).filter((block) => nodeRules.get(type)?.children?.has(block.type) === true);
    return { type, attrs: {}, content: blocks.length === 0 ? [paragraph([])] : blocks };
  });
  return { type: 'tableRow', content };
}

/** Bars inside links, images and monospaced text and behind a backslash part nothing. */
function splitCells(row: string): Cell[] {
  const token = /\\.|\[[^[\]\n]*\]|\{\{[^{}\n]*\}\}|![^!|\s]+\.\w{2,5}\|[^!|\n]*!|\|\|?/g;
  const cells: Cell[] = [];
  let start = 0;
  let type: Cell['type'] | undefined;
  for (const match of row.matchAll(token)) {
    if (!match[0].startsWith('|')) continue;
    if (type !== undefined) cells.push({ type, text: row.slice(start, match.index) });
    type = match[0] === '||' ? 'tableHeader' : 'tableCell';
    start = match.index + match[0].length;
  }
  const rest = row.slice(start);
  if (type !== undefined && (rest.trim() !== '' || cells.length === 0)) cells.push({ type, text: rest });
  return cells;
}
