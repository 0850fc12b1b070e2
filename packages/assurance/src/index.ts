export type { Claim, ClaimStatus } from './claim.ts';
export { AssuranceError, type AssuranceErrorCode } from './errors.ts';
export { type ClaimJudgement, type Judgement, judge, type Verdict } from './judge.ts';
export { loadClaims } from './load-claims.ts';
export { type Outcome, type Probe, type ProbeReport, type ProbeResult, runProbes } from './probe.ts';
export { renderJson, renderText } from './render.ts';
