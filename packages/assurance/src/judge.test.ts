import { type Clock, systemClock } from '@tenon/kernel';
import { describe, expect, test } from 'vitest';
import type { Claim } from './claim.ts';
import { judge } from './judge.ts';
import { type Outcome, type Probe, type ProbeReport, runProbes } from './probe.ts';
import { renderJson, renderText } from './render.ts';

const NOW = Date.parse('2026-01-10');

function claim(change: Partial<Claim>): Claim {
  return {
    id: 'LOG-01',
    claim: 'Logs hold no value.',
    category: 'logging',
    enforcement: 'x',
    evidence: 'x',
    kind: 'enforced',
    maps: {},
    basis: 'stated',
    status: 'proven',
    probes: ['p'],
    ...change,
  };
}

function report(outcome: Outcome, change: Partial<ProbeReport> = {}): ProbeReport {
  return {
    id: 'p',
    kind: 'behaviour',
    description: 'x',
    outcome,
    findings: ['4 sinks searched'],
    elapsedMs: 12,
    ...change,
  };
}

describe('judge()', () => {
  test('a claim is proven when each probe is true', () => {
    const judgement = judge([claim({})], [report(true)], NOW);
    expect(judgement.claims[0]?.verdict).toBe('proven');
    expect(judgement.isHolding).toBe(true);
  });

  test.each<Outcome>([false, 'notApplicable', 'notAvailable', 'error'])(
    'a probe that is %s proves nothing',
    (outcome) => {
      const judgement = judge([claim({})], [report(outcome)], NOW);
      expect(judgement.claims[0]).toMatchObject({
        verdict: 'failed',
        reasons: [expect.stringContaining(`p is ${outcome}`)],
      });
      expect(judgement.isHolding).toBe(false);
    },
  );

  test('one of two probes is not enough', () => {
    const reports = [report(true), report(false, { id: 'q' })];
    expect(judge([claim({ probes: ['p', 'q'] })], reports, NOW).isHolding).toBe(false);
  });

  test('a probe that was not run proves nothing', () => {
    expect(judge([claim({})], [], NOW).claims[0]?.reasons).toContain('p is notRun');
  });

  test('looking is no proof, trying is', () => {
    const judgement = judge([claim({})], [report(true, { kind: 'presence' })], NOW);
    expect(judgement.claims[0]?.reasons).toEqual(['no probe tries the behaviour']);
  });

  test('planned and asserted claims do not fail, whatever their probes say', () => {
    const claims = [claim({ status: 'planned' }), claim({ id: 'LOG-02', status: 'asserted', probes: [] })];
    const judgement = judge(claims, [report(false)], NOW);
    expect(judgement.claims.map(({ verdict }) => verdict)).toEqual(['planned', 'asserted']);
    expect(judgement.isHolding).toBe(true);
  });

  test.each([
    ['2026-01-11', 'exempt', true],
    ['2026-01-09', 'overdue', false],
  ])('an exemption to be reviewed by %s is %s', (reviewBy, verdict, isHolding) => {
    const judgement = judge([claim({ status: 'exempt', probes: [], reason: 'No logs.', reviewBy })], [], NOW);
    expect(judgement.claims[0]?.verdict).toBe(verdict);
    expect(judgement.isHolding).toBe(isHolding);
  });

  test('a probe that no claim names is reported', () => {
    const judgement = judge([claim({})], [report(true), report(true, { id: 'stray' })], NOW);
    expect(judgement.unclaimedProbes).toEqual(['stray']);
    expect(judgement.isHolding).toBe(false);
  });
});

describe('runProbes()', () => {
  const probe = (run: Probe['run'], id = 'p'): Probe => ({ id, kind: 'behaviour', description: 'x', run });

  test('an exception is the outcome error, and the next probe still runs', async () => {
    const failing = probe(() => Promise.reject(new Error('no engine')));
    const good = probe(async () => ({ outcome: true, findings: [] }), 'q');
    const reports = await runProbes([failing, good], systemClock);
    expect(reports.map(({ outcome, findings }) => [outcome, findings])).toEqual([
      ['error', ['no engine']],
      [true, []],
    ]);
  });

  test('a probe that hangs is the outcome error', async () => {
    const hasty: Clock = {
      now: () => 0,
      after: (_, task) => {
        queueMicrotask(task);
        return { cancel: () => {} };
      },
    };
    const [report] = await runProbes([probe(() => new Promise(() => {}))], hasty);
    expect(report).toMatchObject({ outcome: 'error', findings: ['no answer within 300 s'] });
  });

  test('one id twice is refused', async () => {
    const twin = probe(async () => ({ outcome: true, findings: [] }));
    await expect(runProbes([twin, twin], systemClock)).rejects.toThrow('"p" stands twice');
  });
});

test('renderText() shows verdict, probe, findings and reasons', () => {
  const claims = [claim({}), claim({ id: 'LOG-02', probes: ['q'] })];
  expect(renderText(judge(claims, [report(true), report(false, { id: 'q', findings: ['1 value'] })], NOW))).toBe(
    [
      'LOG-01  proven  Logs hold no value.',
      '                p: true (12 ms)',
      '                  4 sinks searched',
      'LOG-02  failed  Logs hold no value.',
      '                q: false (12 ms)',
      '                  1 value',
      '                because q is false',
      '',
      '2 claims: 1 proven, 1 failed. The policy does not hold.',
    ].join('\n'),
  );
});

test('renderJson() says the same to programs', () => {
  expect(JSON.parse(renderJson(judge([claim({})], [report('error')], NOW)))).toMatchObject({
    isHolding: false,
    claims: [{ id: 'LOG-01', status: 'proven', verdict: 'failed', probes: [{ id: 'p', outcome: 'error' }] }],
    probes: [{ id: 'p', findings: ['4 sinks searched'] }],
  });
});
