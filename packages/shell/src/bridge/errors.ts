/**
 * HOST_UNREACHABLE: there was no answer. HOST_REFUSED: the host's answer is no success (`hostCode` is its own code). HOST_ANSWER_INVALID: it is not in the
 * agreed form. INVOKE_FAILED: the app's function failed. COMMAND_UNSUPPORTED: the shell has no such command.
 * PAYLOAD_INVALID: the command's payload is not in its form. TARGET_UNSUPPORTED: the shell has no such page.
 */
export type BridgeErrorCode =
  | 'HOST_UNREACHABLE'
  | 'HOST_REFUSED'
  | 'HOST_ANSWER_INVALID'
  | 'INVOKE_FAILED'
  | 'COMMAND_UNSUPPORTED'
  | 'PAYLOAD_INVALID'
  | 'TARGET_UNSUPPORTED';

/** Only the message of a bridge error reaches the app. */
export class BridgeError extends Error {
  readonly code: BridgeErrorCode;
  readonly status: number | undefined;
  readonly hostCode: string | undefined;

  constructor(code: BridgeErrorCode, message: string, options: { status?: number; hostCode?: string } = {}) {
    super(message);
    this.name = 'BridgeError';
    this.code = code;
    this.status = options.status;
    this.hostCode = options.hostCode;
  }
}
