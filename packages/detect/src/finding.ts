import type { Confidence, RuleSummary } from './rule.ts';

/** A secret or personal datum in a text. Holds no part of it, so it may be stored, logged and shown. */
export interface Finding {
  readonly rule: RuleSummary;
  /** UTF-16 offsets of the value in the scanned text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
  /**
   * The rule id and the normalised value, separated by domain: feed it to a keyed hash (HMAC) at once, then drop it. THIS IS THE
   * ONLY FIELD THAT HOLDS THE VALUE. It is not enumerable: JSON, spreading, `structuredClone` and consoles do not see it.
   */
  readonly fingerprintInput: string;
}

export class FoundValue implements Finding {
  readonly rule: RuleSummary;
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
  readonly #normalised: string;

  constructor(rule: RuleSummary, start: number, end: number, confidence: Confidence, normalised: string) {
    this.rule = rule;
    this.start = start;
    this.end = end;
    this.confidence = confidence;
    this.#normalised = normalised;
  }

  get fingerprintInput(): string {
    return `tenon-finding/1\n${this.rule.id}\n${this.#normalised}`;
  }
}
