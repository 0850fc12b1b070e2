/** Codes of the key-value store's answers, as documented for Forge storage. */
export type KvsErrorCode =
  | 'KEY_NOT_FOUND'
  | 'KEY_ALREADY_EXISTS'
  | 'EMPTY_KEY'
  | 'INVALID_KEY'
  | 'KEY_TOO_LONG'
  | 'MAX_SIZE'
  | 'MAX_DEPTH'
  | 'INVALID_REQUEST'
  | 'INVALID_CURSOR'
  | 'DUPLICATE_KEYS'
  | 'TOO_MANY_OPERATIONS'
  | 'NOT_SUPPORTED';

const STATUS: Partial<Record<KvsErrorCode, number>> = {
  KEY_NOT_FOUND: 404,
  KEY_ALREADY_EXISTS: 409,
  NOT_SUPPORTED: 501,
};

export class KvsError extends Error {
  readonly code: KvsErrorCode;

  constructor(code: KvsErrorCode, message: string) {
    super(message);
    this.code = code;
  }

  toResponse(): Response {
    return Response.json({ code: this.code, message: this.message }, { status: STATUS[this.code] ?? 400 });
  }
}
