import { TenonError } from '@tenon/kernel';

/** IMPORT_ABORTED: the caller's signal stopped the import between two batches; a later run goes on from there. */
export class ImportError extends TenonError<'IMPORT_ABORTED'> {}

/** Why a part of the source could not be imported. Never fatal: the rest goes on. */
export const problemReasons = {
  GZIP_BROKEN: 'The compressed data is damaged or cut off: nothing can be read after this line',
  RECORD_CUT_OFF: 'The text ends in the middle of a value',
  RECORD_TOO_LARGE: 'The record exceeds the size limit',
  NOT_UTF8: 'The text is not valid UTF-8',
  NOT_JSON: 'The text is not valid JSON',
  NOT_AN_ISSUE: 'The value is not an issue object with key and fields',
  KEY_INVALID: 'The issue key is missing or not of the form PROJECT-123',
  SUMMARY_MISSING: 'The field "summary" is missing or not a text',
  STATUS_MISSING: 'The field "status" has no name',
  ISSUE_TYPE_MISSING: 'The field "issuetype" has no name',
  FIELD_INVALID: 'A field is not of its type',
} as const;

export type ProblemCode = keyof typeof problemReasons;

/** One thing that could not be imported: where and why, never what. */
export interface ImportProblem {
  line: number;
  code: ProblemCode;
  /** A sentence of `problemReasons`, for FIELD_INVALID with the name of the field and what it must be. */
  reason: string;
}

export function problemAt(line: number, code: ProblemCode, detail?: string): ImportProblem {
  return { line, code, reason: detail === undefined ? problemReasons[code] : `${problemReasons[code]}: ${detail}` };
}

/** Raised while one record is read; becomes an ImportProblem. */
export class RecordError extends Error {
  readonly code: ProblemCode;
  readonly detail: string | undefined;

  constructor(code: ProblemCode, detail?: string) {
    super(problemReasons[code]);
    this.code = code;
    this.detail = detail;
  }
}
