import { type Detection, FIELDS, type Field } from './finding.ts';

/** The issue property by which an administrator says: here stands a test secret, a scan has to find it. */
export const CANARY_PROPERTY = 'secret-scanner.canary';

export interface Canary {
  rule: string;
  field: Field;
}

/** Reads the property; whatever does not fit is no canary. */
export function parseCanaries(property: unknown): Canary[] {
  const expected = (property as { expected?: unknown } | null | undefined)?.expected;
  return Array.isArray(expected) ? expected.filter(isCanary) : [];
}

/**
 * The canaries that the detections do not cover. Each detection answers for one canary, so two planted keys of one
 * rule need two findings.
 */
export function missingCanaries(expected: readonly Canary[], detections: readonly Detection[]): Canary[] {
  const available = new Map<string, number>();
  for (const { ruleId, field } of detections) {
    available.set(`${ruleId} ${field}`, (available.get(`${ruleId} ${field}`) ?? 0) + 1);
  }
  return expected.filter(({ rule, field }) => {
    const left = available.get(`${rule} ${field}`) ?? 0;
    available.set(`${rule} ${field}`, left - 1);
    return left < 1;
  });
}

function isCanary(value: unknown): value is Canary {
  const { rule, field } = (value ?? {}) as { rule?: unknown; field?: unknown };
  return typeof rule === 'string' && FIELDS.some((known) => known === field);
}
