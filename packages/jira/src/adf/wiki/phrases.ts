import type { AdfMark, AdfNode } from '../document.ts';
import { codeCompanions } from '../grammar.ts';
import { markOfPhrase } from './marks.ts';

interface Open {
  sign: string;
  /** Index of the piece that holds the sign as written; emptied when the sign turns out to be a mark. */
  piece: number;
  mark: AdfMark | undefined;
}

interface Span {
  from: number;
  to: number;
  mark: AdfMark;
}

/**
 * Collects the pieces of one paragraph and the marks over them. Each sign is open at most once, so the list of open
 * ones never holds more than seven entries and every operation takes constant time.
 */
export class Phrases {
  readonly #pieces: AdfNode[] = [];
  readonly #spans: Span[] = [];
  #open: Open[] = [];

  text(text: string, marks: AdfMark[] = []): void {
    this.#pieces.push({ type: 'text', text, marks });
  }

  node(node: AdfNode): void {
    this.#pieces.push(node);
  }

  /** Ends every phrase but a colour: Jira's phrases end with their line. */
  lineBreak(): void {
    this.#open = this.#open.filter(({ sign }) => sign === 'colour');
    this.#pieces.push({ type: 'hardBreak' });
  }

  toggle(sign: string, { canOpen, canClose, written }: { canOpen: boolean; canClose: boolean; written: string }): void {
    const opener = this.#open.find((open) => open.sign === sign);
    if (opener !== undefined && canClose && this.#pieces.length > opener.piece + 1) this.#close(opener);
    else {
      if (opener === undefined && canOpen)
        this.#open.push({ sign, piece: this.#pieces.length, mark: markOfPhrase(sign) });
      this.text(written);
    }
  }

  colour(mark: AdfMark | undefined, isOpening: boolean): void {
    const opener = this.#open.find(({ sign }) => sign === 'colour');
    if (opener !== undefined) this.#close(opener);
    if (!isOpening) return;
    this.#open.push({ sign: 'colour', piece: this.#pieces.length, mark });
    this.text('');
  }

  /** Phrases opened inside the one that closes stay text. */
  #close(opener: Open): void {
    this.#open.length = this.#open.indexOf(opener);
    this.#pieces[opener.piece] = { type: 'text', text: '', marks: [] };
    if (opener.mark !== undefined) this.#spans.push({ from: opener.piece, to: this.#pieces.length, mark: opener.mark });
  }

  /** The inline nodes; empty when there is nothing but space. Neighbours with equal marks are one text node. */
  finish(): AdfNode[] {
    const nodes: AdfNode[] = [];
    const marksAt = sweep(this.#spans);
    for (const [index, piece] of this.#pieces.entries()) {
      const spanning = marksAt(index);
      if (piece.type === 'text') addText(nodes, piece.text ?? '', allowed([...(piece.marks ?? []), ...spanning]));
      else nodes.push(piece);
    }
    return trimmed(nodes);
  }
}

/** Walks the spans along rising piece indexes. They nest, so at most seven are active at once. */
function sweep(spans: Span[]): (index: number) => AdfMark[] {
  const ordered = spans.toSorted((a, b) => a.from - b.from);
  let active: Span[] = [];
  let next = 0;
  return (index) => {
    for (let span = ordered[next]; span !== undefined && span.from <= index; span = ordered[++next]) active.push(span);
    active = active.filter(({ to }) => to > index);
    return active.map(({ mark }) => mark);
  };
}

/** One mark of a type; beside `code` only its companions. */
function allowed(marks: AdfMark[]): AdfMark[] {
  const single = marks.filter((mark, index) => marks.findIndex(({ type }) => type === mark.type) === index);
  const hasCode = single.some(({ type }) => type === 'code');
  return hasCode ? single.filter(({ type }) => codeCompanions.has(type)) : single;
}

function addText(nodes: AdfNode[], text: string, marks: AdfMark[]): void {
  if (text === '') return;
  const last = nodes.at(-1);
  if (last?.type === 'text' && JSON.stringify(last.marks ?? []) === JSON.stringify(marks)) last.text += text;
  else nodes.push(marks.length === 0 ? { type: 'text', text } : { type: 'text', text, marks });
}

function trimmed(nodes: AdfNode[]): AdfNode[] {
  const isEmpty = (node: AdfNode) => node.type === 'hardBreak' || (node.type === 'text' && node.text?.trim() === '');
  const from = nodes.findIndex((node) => !isEmpty(node));
  return from < 0 ? [] : nodes.slice(from, nodes.findLastIndex((node) => !isEmpty(node)) + 1);
}
