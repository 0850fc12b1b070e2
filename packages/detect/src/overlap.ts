import type { Confidence } from './rule.ts';

interface Span {
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
}

const RANK: Record<Confidence, number> = { high: 2, medium: 1, low: 0 };

/** Sorts by place and keeps one of those that overlap: the surer one, then the longer one, then the first. */
export function withoutOverlaps<T extends Span>(findings: readonly T[]): T[] {
  const kept: T[] = [];
  for (const finding of [...findings].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || last.end <= finding.start) kept.push(finding);
    else if (isMoreSpecific(finding, last)) kept[kept.length - 1] = finding;
  }
  return kept;
}

function isMoreSpecific(a: Span, b: Span): boolean {
  const byConfidence = RANK[a.confidence] - RANK[b.confidence];
  return byConfidence !== 0 ? byConfidence > 0 : a.end - a.start > b.end - b.start;
}
