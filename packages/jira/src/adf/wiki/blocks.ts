import { type AdfNode, paragraph } from '../document.ts';
import type { WikiContext } from './context.ts';
import { fitInto } from './fit.ts';
import { inlineToBlocks } from './inline.ts';
import { type ListLine, listsToAdf, toListLine } from './list.ts';
import { rowToAdf } from './table.ts';

/** Turns lines without quotes and panels into blocks. `inCell` leaves tables out: a cell holds none. */
export function linesToBlocks(text: string, context: WikiContext, inCell = false): AdfNode[] {
  const builder = new Builder(context, inCell);
  for (const line of text.split('\n')) builder.add(line);
  return builder.finish();
}

/** Collects lines that belong together (paragraph, list, table) until a line of another kind ends them. */
class Builder {
  readonly #context: WikiContext;
  readonly #inCell: boolean;
  readonly #blocks: AdfNode[] = [];
  #paragraph: string[] = [];
  #list: ListLine[] = [];
  #rows: string[] = [];

  constructor(context: WikiContext, inCell: boolean) {
    this.#context = context;
    this.#inCell = inCell;
  }

  add(line: string): void {
    const trimmed = line.trim();
    const item = toListLine(trimmed);
    if (trimmed === '') this.#flush();
    else if (this.#isRowOpen() && !trimmed.startsWith('|')) this.#addContinuation(line.trimEnd());
    else if (item !== undefined) this.#addListLine(item);
    else if (!this.#inCell && trimmed.startsWith('|')) this.#addRow(trimmed);
    else if (!this.#addSingle(trimmed)) this.#addContinuation(line.trimEnd());
  }

  finish(): AdfNode[] {
    this.#flush();
    return this.#blocks;
  }

  #addListLine(item: ListLine): void {
    if (this.#list.length === 0) this.#flush();
    this.#list.push(item);
  }

  #addRow(row: string): void {
    if (this.#rows.length === 0) this.#flush();
    this.#rows.push(row);
  }

  /** A line that is a block of its own. */
  #addSingle(line: string): boolean {
    const heading = /^h([1-6])\.(?:\s+(.*))?$/.exec(line);
    const quote = /^bq\.\s+(.*)$/.exec(line);
    if (heading === null && quote === null && line !== '----') return false;
    this.#flush();
    if (heading !== null) this.#blocks.push(...this.#heading(Number(heading[1]), heading[2] ?? ''));
    else if (quote !== null) this.#blocks.push(...fitInto('blockquote', {}, this.#inline(quote[1] ?? '')));
    else this.#blocks.push({ type: 'rule' });
    return true;
  }

  #heading(level: number, text: string): AdfNode[] {
    return this.#inline(text).map((block) =>
      block.type === 'paragraph' ? { ...block, type: 'heading', attrs: { level } } : block,
    );
  }

  /** A row goes on over lines until a bar ends one. */
  #isRowOpen(): boolean {
    return this.#rows.at(-1)?.endsWith('|') === false;
  }

  /** A line without a sign of its own goes on what is open: an unfinished row, the last list item, the paragraph. */
  #addContinuation(line: string): void {
    const item = this.#list.at(-1);
    if (this.#isRowOpen()) this.#rows.push(`${this.#rows.pop()}\n${line}`);
    else if (item !== undefined) item.lines.push(line);
    else {
      if (this.#rows.length > 0) this.#flush();
      this.#paragraph.push(line);
    }
  }

  #flush(): void {
    if (this.#paragraph.length > 0) this.#blocks.push(...this.#inline(this.#paragraph.join('\n')));
    if (this.#list.length > 0) this.#blocks.push(...listsToAdf(this.#list, (text) => this.#inline(text)));
    if (this.#rows.length > 0) this.#blocks.push(this.#table());
    this.#paragraph = [];
    this.#list = [];
    this.#rows = [];
  }

  #table(): AdfNode {
    const cell = (text: string) => linesToBlocks(text, this.#context, true);
    return { type: 'table', content: this.#rows.map((row) => rowToAdf(row, cell)) };
  }

  #inline(text: string): AdfNode[] {
    const blocks = inlineToBlocks(text, this.#context);
    return blocks.length === 0 ? [paragraph([])] : blocks;
  }
}
