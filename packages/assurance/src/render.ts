import type { ClaimJudgement, Judgement } from './judge.ts';

/** A table for people: claim, verdict, sentence, and below each what its probes saw. */
export function renderText(judgement: Judgement): string {
  const idWidth = Math.max(0, ...judgement.claims.map(({ claim }) => claim.id.length));
  const verdictWidth = Math.max(0, ...judgement.claims.map(({ verdict }) => verdict.length));
  const rows = judgement.claims.flatMap((judged) => [
    `${judged.claim.id.padEnd(idWidth)}  ${judged.verdict.padEnd(verdictWidth)}  ${judged.claim.claim}`,
    ...detailLines(judged, judgement).map((line) => `${' '.repeat(idWidth + verdictWidth + 4)}${line}`),
  ]);
  const strays = judgement.unclaimedProbes.map((id) => `Probe ${id} belongs to no claim`);
  return [...rows, ...strays, '', summaryLine(judgement)].join('\n');
}

function detailLines(judged: ClaimJudgement, judgement: Judgement): string[] {
  const probes = judged.probes.flatMap(({ id, outcome }) => {
    const report = judgement.reports.find((candidate) => candidate.id === id);
    const time = report === undefined ? '' : ` (${report.elapsedMs} ms)`;
    return [`${id}: ${outcome}${time}`, ...(report?.findings ?? []).map((finding) => `  ${finding}`)];
  });
  return [...probes, ...judged.reasons.map((reason) => `because ${reason}`)];
}

function summaryLine({ claims, isHolding }: Judgement): string {
  const count = (verdict: string) => claims.filter((judged) => judged.verdict === verdict).length;
  const counts = ['proven', 'failed', 'overdue', 'asserted', 'planned', 'exempt'].flatMap((verdict) =>
    count(verdict) === 0 ? [] : [`${count(verdict)} ${verdict}`],
  );
  return `${claims.length} claims: ${counts.join(', ') || 'none'}. The policy ${isHolding ? 'holds' : 'does not hold'}.`;
}

/** The same for programs, with every figure and finding. */
export function renderJson(judgement: Judgement): string {
  const claims = judgement.claims.map(({ claim, verdict, probes, reasons }) => ({
    id: claim.id,
    claim: claim.claim,
    status: claim.status,
    verdict,
    probes,
    reasons,
  }));
  const { isHolding, reports, unclaimedProbes } = judgement;
  return JSON.stringify({ isHolding, claims, probes: reports, unclaimedProbes }, null, 2);
}
