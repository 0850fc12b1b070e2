import { TenonError } from '@tenon/kernel';

/**
 * CLAIMS_UNREADABLE: the folder cannot be listed or a file cannot be read. CLAIM_INVALID: a file does not hold one valid claim; the message
 * lists every mistake with file and line. CLAIM_DUPLICATE: two files have one id. PROBE_DUPLICATE: two probes have one id.
 */
export type AssuranceErrorCode = 'CLAIMS_UNREADABLE' | 'CLAIM_INVALID' | 'CLAIM_DUPLICATE' | 'PROBE_DUPLICATE';

export class AssuranceError extends TenonError<AssuranceErrorCode> {}
