/** Calendar arithmetic in a time zone. A local time is held as the instant that has the same digits in UTC. */
export function toLocal(instant: number, zone: string): number {
  return instant + offsetMs(instant, zone);
}

/** In the hour that a change of the clocks skips or repeats, the result is one of the instants around it. */
export function fromLocal(local: number, zone: string): number {
  const guess = local - offsetMs(local, zone);
  return local - offsetMs(guess, zone);
}

export type Unit = 'y' | 'M' | 'w' | 'd' | 'h' | 'm';

const FIXED_MS: Partial<Record<Unit, number>> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000 };

export function shift(local: number, count: number, unit: Unit): number {
  const fixed = FIXED_MS[unit];
  if (fixed !== undefined) return local + count * fixed;
  const date = new Date(local);
  if (unit === 'y') date.setUTCFullYear(date.getUTCFullYear() + count);
  else date.setUTCMonth(date.getUTCMonth() + count);
  return date.getTime();
}

/**
 * The first moment of the day, week, month or year.
 *
 * FIDELITY: the cloud starts the week by the user's locale; here on Sunday, as its standard locale en_US does; locales
 * are not modelled.
 */
export function startOf(local: number, unit: Unit): number {
  const date = new Date(local);
  date.setUTCHours(0, 0, 0, 0);
  if (unit === 'w') date.setUTCDate(date.getUTCDate() - date.getUTCDay());
  if (unit === 'M' || unit === 'y') date.setUTCDate(1);
  if (unit === 'y') date.setUTCMonth(0);
  return date.getTime();
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetMs(instant: number, zone: string): number {
  if (zone === 'Etc/UTC' || zone === 'UTC') return 0;
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const numeric = 'numeric' as const;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  });
  formats.set(timeZone, format);
  return format;
}
