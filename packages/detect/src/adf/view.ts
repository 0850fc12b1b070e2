// A flat text over the string leaves of a document, with the way back: which part of the text came from which leaf.

/** Steps from the root of a JSON document to one of its strings. */
export type JsonPath = (string | number)[];

/** A path as a linked list: cheap to extend at any depth, spelled out only where something was found. */
export interface PathLink {
  parent: PathLink | undefined;
  step: string | number;
}

/** A part of one string leaf; offsets are UTF-16 within that leaf. */
export interface Place {
  path: JsonPath;
  start: number;
  end: number;
}

export interface AdfSegment {
  /** `body`: the running text of the document; `attribute`: one string of a node's or mark's attributes (a URL, a title). */
  kind: 'body' | 'attribute';
  text: string;
  /** The leaves behind a range of `text`, in order. Separators that the walk put in have none. */
  locate(start: number, end: number): Place[];
}

interface Leaf {
  at: number;
  length: number;
  path: PathLink;
}

/** Collects text and separators in reading order. A separator is written only between two texts; the last one asked for wins. */
export class ViewBuilder {
  readonly #parts: string[] = [];
  readonly #leaves: Leaf[] = [];
  #length = 0;
  #pending = '';

  text(text: string, path: PathLink): void {
    if (this.#pending !== '' && this.#length > 0) this.#push(this.#pending);
    this.#pending = '';
    this.#leaves.push({ at: this.#length, length: text.length, path });
    this.#push(text);
  }

  separate(separator: string): void {
    this.#pending = separator;
  }

  /** Asks for a separator where none is asked for yet. */
  separateOnce(separator: string): void {
    if (this.#pending === '') this.#pending = separator;
  }

  build(kind: AdfSegment['kind']): AdfSegment {
    return { kind, text: this.#parts.join(''), locate: (start, end) => locate(this.#leaves, start, end) };
  }

  #push(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}

function locate(leaves: readonly Leaf[], start: number, end: number): Place[] {
  const places: Place[] = [];
  for (let i = firstEndingAfter(leaves, start); i < leaves.length; i++) {
    const leaf = leaves[i];
    if (leaf === undefined || leaf.at >= end) break;
    places.push({
      path: spellOut(leaf.path),
      start: Math.max(start - leaf.at, 0),
      end: Math.min(end - leaf.at, leaf.length),
    });
  }
  return places;
}

function firstEndingAfter(leaves: readonly Leaf[], offset: number): number {
  let low = 0;
  let high = leaves.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const leaf = leaves[middle];
    if (leaf !== undefined && leaf.at + leaf.length <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function spellOut(link: PathLink): JsonPath {
  const path: JsonPath = [];
  for (let at: PathLink | undefined = link; at !== undefined; at = at.parent) path.push(at.step);
  return path.reverse();
}
