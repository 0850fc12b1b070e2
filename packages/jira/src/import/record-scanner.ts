import { type ImportProblem, type ProblemCode, problemAt } from './errors.ts';

interface OpenRecord {
  line: number;
  parts: Uint8Array[];
  size: number;
  problem?: ProblemCode;
}

/** One record of the source: its bytes, or why it has none. */
export type SourceRecord = { line: number; bytes: Uint8Array } | ImportProblem;

const [newline, space, quote, comma, colon, backslash] = [0x0a, 0x20, 0x22, 0x2c, 0x3a, 0x5c];
const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];
const nowhere = -1;

/**
 * Finds the issue objects in a stream of bytes without parsing them. It follows strings and brackets only, so that a
 * search page of any size is never held whole. Records are: an object on the top level, unless it has the array
 * `issues`; else the objects of that array; the objects of an array on the top level.
 *
 * A line break inside a value has two meanings. In indented JSON it is space; where each line is one value, it ends a
 * damaged one, and the next line is good again. The first line break decides: after an opening bracket or a comma the
 * text is indented.
 */
export class RecordScanner {
  readonly #recordBytesMax: number;
  #line = 1;
  #isIndented: boolean | undefined;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #lastSign = 0;
  /** The depth at which an opening brace starts a record. */
  #recordDepth = 0;
  /** The first signs of what stands where only records may; undefined when nothing does. */
  #stray: string | undefined;
  /** The first characters of the current string on the first level of an object, where "issues" makes a page of it. */
  #key = '';
  #record: OpenRecord | undefined;
  #found: SourceRecord[] = [];

  constructor(recordBytesMax: number) {
    this.#recordBytesMax = recordBytesMax;
  }

  /** The line the scanner is on, from 1. */
  get line(): number {
    return this.#line;
  }

  /** The records that end in this chunk. */
  scan(chunk: Uint8Array): SourceRecord[] {
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (this.#isInString) this.#readInString(byte);
      else if (byte === newline) this.#endLine();
      else if (byte === openObject || byte === openArray) {
        if (this.#open(byte)) from = at;
      } else if (byte === closeObject || byte === closeArray) {
        if (this.#close()) this.#endRecord(chunk.subarray(from, at + 1));
      } else if (byte > space) this.#readSign(byte);
      if (byte > space) this.#lastSign = byte;
    }
    if (this.#record !== undefined) this.#keep(this.#record, chunk.subarray(from));
    return this.#take();
  }

  /** What is left when the source ends. */
  finish(): SourceRecord[] {
    if (this.#depth > 0 || this.#isInString) this.#report('RECORD_CUT_OFF', this.#record?.line ?? this.#line);
    this.#endStray();
    return this.#take();
  }

  #readInString(byte: number): void {
    if (byte === newline) this.#breakString();
    else if (this.#isEscaped) this.#isEscaped = false;
    else if (byte === backslash) this.#isEscaped = true;
    else if (byte === quote) this.#isInString = false;
    else if (this.#depth === 1 && this.#key.length < 8) this.#key += String.fromCharCode(byte);
  }

  #readSign(byte: number): void {
    if (byte === quote) {
      this.#isInString = true;
      this.#key = '';
    }
    if (this.#depth !== this.#recordDepth) return;
    if (byte === comma) this.#endStray();
    else this.#stray = `${this.#stray ?? ''}${String.fromCharCode(byte)}`.slice(0, 32);
  }

  /** True when a record starts here. */
  #open(byte: number): boolean {
    const isAtRecords = this.#depth === this.#recordDepth && this.#record === undefined;
    if (isAtRecords) this.#endStray();
    const isPage = byte === openArray && this.#depth === 1 && this.#key === 'issues' && this.#lastSign === colon;
    if (isPage && this.#recordDepth === 0) {
      this.#record = undefined;
      this.#recordDepth = 2;
    } else if (byte === openArray && this.#depth === 0) this.#recordDepth = 1;
    else if (byte === openArray && isAtRecords) this.#stray = '';
    this.#depth++;
    if (!isAtRecords || byte !== openObject) return false;
    this.#record = { line: this.#line, parts: [], size: 0 };
    return true;
  }

  /** True when a record ends here. */
  #close(): boolean {
    if (this.#depth === this.#recordDepth) this.#endStray();
    this.#depth = Math.max(this.#depth - 1, 0);
    const isEnd = this.#record !== undefined && this.#depth === this.#recordDepth;
    if (this.#depth === 0) this.#recordDepth = 0;
    else if (this.#depth < this.#recordDepth) this.#recordDepth = nowhere;
    return isEnd;
  }

  #endLine(): void {
    if (this.#depth > 0) {
      this.#isIndented ??= [openObject, openArray, comma].includes(this.#lastSign);
      if (!this.#isIndented) this.#dropLine();
    } else {
      if (this.#lastSign === closeObject || this.#lastSign === closeArray) this.#isIndented ??= false;
      this.#endStray();
    }
    this.#line++;
  }

  /** JSON has no line break inside a string: in lines the value is cut off, in indented text the string goes on. */
  #breakString(): void {
    this.#isIndented ??= false;
    if (!this.#isIndented) this.#dropLine();
    else if (this.#record !== undefined) this.#record.problem ??= 'NOT_JSON';
    this.#line++;
  }

  #dropLine(): void {
    this.#report('RECORD_CUT_OFF', this.#line);
    this.#depth = 0;
    this.#recordDepth = 0;
    this.#stray = undefined;
    this.#isInString = false;
    this.#isEscaped = false;
    this.#record = undefined;
  }

  #endStray(): void {
    if (this.#stray !== undefined) this.#report(isScalar(this.#stray) ? 'NOT_AN_ISSUE' : 'NOT_JSON', this.#line);
    this.#stray = undefined;
  }

  #endRecord(tail: Uint8Array): void {
    const record = this.#record;
    if (record === undefined) return;
    this.#keep(record, tail);
    this.#record = undefined;
    if (record.problem === undefined) this.#found.push({ line: record.line, bytes: Buffer.concat(record.parts) });
    else this.#report(record.problem, record.line);
  }

  #keep(record: OpenRecord, part: Uint8Array): void {
    record.size += part.length;
    if (record.size > this.#recordBytesMax) record.problem ??= 'RECORD_TOO_LARGE';
    if (record.problem === undefined) record.parts.push(part);
    else record.parts = [];
  }

  #report(code: ProblemCode, line: number): void {
    this.#found.push(problemAt(line, code));
  }

  #take(): SourceRecord[] {
    return this.#found.splice(0);
  }
}

/** Of a string only the opening quote is among the signs, of an array nothing. */
function isScalar(signs: string): boolean {
  return /^("?|true|false|null|-?\d[\d.eE+-]*)$/.test(signs);
}
