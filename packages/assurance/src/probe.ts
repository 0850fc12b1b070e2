import { type Clock, messageOf } from '@tenon/kernel';
import { AssuranceError } from './errors.ts';

/**
 * `true` and `false` answer the question. `notApplicable`: the system has nothing to ask about. `notAvailable`: it could not be
 * asked here (a tool or a permission is missing). `error`: the probe itself failed. Only `true` counts as a proof.
 */
export type Outcome = true | false | 'notApplicable' | 'notAvailable' | 'error';

export interface ProbeResult {
  outcome: Outcome;
  /** What was seen, one sentence each: figures and ids, never a secret. */
  findings: readonly string[];
}

/** One question about the system, answered by trying (`behaviour`) or by looking (`presence`). */
export interface Probe {
  id: string;
  kind: 'behaviour' | 'presence';
  /** The question, as a sentence that is true on a good system. */
  description: string;
  run(): Promise<ProbeResult>;
}

export interface ProbeReport extends ProbeResult {
  id: string;
  kind: Probe['kind'];
  description: string;
  elapsedMs: number;
}

/** A probe that starts a whole site takes seconds; minutes mean that it hangs. */
const PROBE_TIME_MS_MAX = 300_000;

/** Runs probes one after another: each may start a system of its own. A probe that throws or hangs is an `error`, not a crash. */
export async function runProbes(probes: readonly Probe[], clock: Clock): Promise<ProbeReport[]> {
  refuseDuplicates(probes);
  const reports: ProbeReport[] = [];
  for (const probe of probes) {
    const startedAt = clock.now();
    const result = await runWithin(clock, probe);
    const { id, kind, description } = probe;
    reports.push({ id, kind, description, ...result, elapsedMs: clock.now() - startedAt });
  }
  return reports;
}

async function runWithin(clock: Clock, probe: Probe): Promise<ProbeResult> {
  let cancel = () => {};
  const late = new Promise<ProbeResult>((resolve) => {
    const findings = [`no answer within ${PROBE_TIME_MS_MAX / 1000} s`];
    const timer = clock.after(PROBE_TIME_MS_MAX, () => resolve({ outcome: 'error', findings }));
    cancel = () => timer.cancel();
  });
  try {
    return await Promise.race([probe.run(), late]);
  } catch (error) {
    return { outcome: 'error', findings: [messageOf(error)] };
  } finally {
    cancel();
  }
}

function refuseDuplicates(probes: readonly Probe[]): void {
  const ids = probes.map((probe) => probe.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new AssuranceError('PROBE_DUPLICATE', `Cannot run probes: "${twice}" stands twice`);
}
