import type { Claim } from './claim.ts';
import type { Outcome, ProbeReport } from './probe.ts';

/**
 * What may be said of a claim: `proven`; `failed` when it is declared proven and is not; `overdue` when its exemption should have been
 * reviewed; else what it declares itself to be.
 */
export type Verdict = 'proven' | 'failed' | 'overdue' | 'asserted' | 'planned' | 'exempt';

export interface ClaimJudgement {
  claim: Claim;
  verdict: Verdict;
  probes: { id: string; outcome: Outcome | 'notRun' }[];
  /** Why the verdict is not better, one sentence each. */
  reasons: string[];
}

export interface Judgement {
  claims: ClaimJudgement[];
  reports: readonly ProbeReport[];
  /** Probes that no claim refers to: each is either a forgotten claim or dead code. */
  unclaimedProbes: string[];
  /** False when a claim failed or is overdue, or a probe belongs to no claim. */
  isHolding: boolean;
}

/** Compares what the claims say with what the probes saw. `now` is an instant in milliseconds. */
export function judge(claims: readonly Claim[], reports: readonly ProbeReport[], now: number): Judgement {
  const reportById = new Map(reports.map((report) => [report.id, report]));
  const judged = claims.map((claim) => judgeClaim(claim, reportById, now));
  const claimed = new Set(claims.flatMap((claim) => claim.probes));
  const unclaimedProbes = reports.map((report) => report.id).filter((id) => !claimed.has(id));
  const isHolding =
    unclaimedProbes.length === 0 && judged.every(({ verdict }) => verdict !== 'failed' && verdict !== 'overdue');
  return { claims: judged, reports, unclaimedProbes, isHolding };
}

function judgeClaim(claim: Claim, reportById: ReadonlyMap<string, ProbeReport>, now: number): ClaimJudgement {
  const reports = claim.probes.map((id) => reportById.get(id));
  const probes = claim.probes.map((id) => ({ id, outcome: reportById.get(id)?.outcome ?? ('notRun' as const) }));
  if (claim.status === 'proven') {
    const reasons = probes.filter(({ outcome }) => outcome !== true).map(({ id, outcome }) => `${id} is ${outcome}`);
    if (!reports.some((report) => report?.kind === 'behaviour')) reasons.push('no probe tries the behaviour');
    return { claim, verdict: reasons.length === 0 ? 'proven' : 'failed', probes, reasons };
  }
  const reasons = claim.reason === undefined ? [] : [claim.reason];
  if (claim.status === 'exempt' && claim.reviewBy !== undefined && Date.parse(claim.reviewBy) < now) {
    return { claim, verdict: 'overdue', probes, reasons: [...reasons, `review was due by ${claim.reviewBy}`] };
  }
  return { claim, verdict: claim.status, probes, reasons };
}
