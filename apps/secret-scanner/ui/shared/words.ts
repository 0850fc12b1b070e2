// The words for what the contract only codes. Both pages use them.
import type { Category, Confidence, Field, Severity, State } from '../../src/contract.ts';

export const STATE_WORDS: Record<State, string> = {
  open: 'Open',
  resolved: 'Resolved',
  falsePositive: 'False positive',
};
export const SEVERITY_WORDS: Record<Severity, string> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};
export const CATEGORY_WORDS: Record<Category, string> = { secret: 'Secrets', pii: 'Personal data' };
export const CONFIDENCE_WORDS: Record<Confidence, string> = { high: 'High', medium: 'Medium', low: 'Low' };
export const FIELD_WORDS: Record<Field, string> = {
  summary: 'Summary',
  description: 'Description',
  environment: 'Environment',
  comment: 'Comment',
};

const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const wholeNumber = new Intl.NumberFormat();

export function showInstant(instant: number): string {
  return dateTime.format(instant);
}

export function showNumber(value: number): string {
  return wholeNumber.format(value);
}

/** "1 finding", "1,204 findings". */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return `${showNumber(count)} ${count === 1 ? singular : plural}`;
}

/** Seconds as people say them: "45 s", "3 min". */
export function showDuration(seconds: number): string {
  return seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;
}
