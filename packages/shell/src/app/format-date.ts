/** Reads Jira's instant, `2026-03-01T09:30:00.000+0000`; undefined when it is none. */
export function parseInstant(value: string | null | undefined): Date | undefined {
  if (!value) return undefined;
  // Not every browser reads an offset without its colon.
  const date = new Date(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** An instant as the person's own language and zone write it; `—` when there is none. */
export function formatInstant(value: string | null | undefined, options: { withTime: boolean }): string {
  const date = parseInstant(value);
  if (!date) return '—';
  const style = options.withTime
    ? ({ dateStyle: 'medium', timeStyle: 'short' } as const)
    : ({ dateStyle: 'medium' } as const);
  return new Intl.DateTimeFormat(undefined, style).format(date);
}

/** A day without a time, `2026-03-01`: the same day in every zone. */
export function formatDay(value: string | null | undefined): string {
  const date = parseInstant(value);
  if (!date) return '—';
  return new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}
