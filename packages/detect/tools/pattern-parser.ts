// Reads the subset of regular expressions that rules may use: classes, counted repeats, groups, one-character lookarounds.

/** Indexes 0-127 are ASCII, 128 stands for everything else. */
export type CharacterSet = boolean[];
export type Piece =
  | { kind: 'set'; set: CharacterSet; min: number; max: number }
  | { kind: 'group'; alternatives: Piece[][]; min: number; max: number }
  | { kind: 'look'; behind: boolean; set: CharacterSet };

/** @throws {Error} that says what is not in the subset, and where. */
export function parsePattern(pattern: string): Piece[] {
  return new Parser(pattern).parse();
}

class Parser {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  parse(): Piece[] {
    const alternatives = this.#alternatives();
    if (this.#at < this.#source.length) throw new Error(`unexpected ")" at ${this.#at}`);
    return alternatives.length === 1 ? (alternatives[0] ?? []) : [{ kind: 'group', alternatives, min: 1, max: 1 }];
  }

  #alternatives(): Piece[][] {
    const alternatives: Piece[][] = [[]];
    while (this.#at < this.#source.length && this.#source[this.#at] !== ')') {
      if (this.#take('|')) alternatives.push([]);
      else alternatives.at(-1)?.push(this.#piece());
    }
    return alternatives;
  }

  #piece(): Piece {
    const look = /^\(\?(<?)!/.exec(this.#source.slice(this.#at, this.#at + 4));
    if (look !== null) return this.#look(look[0].length, look[1] === '<');
    if (this.#take('(?:') || this.#take('(?<value>')) {
      const alternatives = this.#alternatives();
      this.#expect(')');
      return { kind: 'group', alternatives, ...this.#count() };
    }
    if (this.#source[this.#at] === '(')
      throw new Error(`only (?: ), (?<value> ), (?! ) and (?<! ) groups are allowed, at ${this.#at}`);
    return { kind: 'set', set: this.#set(), ...this.#count() };
  }

  #look(length: number, behind: boolean): Piece {
    this.#at += length;
    const set = this.#set();
    this.#expect(')');
    return { kind: 'look', behind, set };
  }

  #set(): CharacterSet {
    const source = /^(?:\[(?:\\.|[^\]\\])+\]|\\.|[^*+?{}()|[\]^$.\\])/s.exec(this.#source.slice(this.#at))?.[0];
    if (source === undefined) throw new Error(`a character or a class is expected at ${this.#at}`);
    this.#at += source.length;
    const matcher = new RegExp(`^${source}$`, 's');
    return Array.from({ length: 129 }, (_, code) => matcher.test(String.fromCharCode(code === 128 ? 0x3b1 : code)));
  }

  #count(): { min: number; max: number } {
    const count = /^(?:\?|\{(\d+)(,(\d+))?\})/.exec(this.#source.slice(this.#at));
    if (count === null) return { min: 1, max: 1 };
    this.#at += count[0].length;
    if (count[0] === '?') return { min: 0, max: 1 };
    return { min: Number(count[1]), max: Number(count[3] ?? count[1]) };
  }

  #take(text: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #expect(text: string): void {
    if (!this.#take(text)) throw new Error(`"${text}" is expected at ${this.#at}`);
  }
}
