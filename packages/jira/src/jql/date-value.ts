import { invalid, type JiraError } from '../errors.ts';
import type { Operand } from './query.ts';
import { type Scope, unknownFunction } from './scope.ts';
import { fromLocal, shift, startOf, toLocal, type Unit } from './zoned-time.ts';

/** Dates beyond this have no name in ISO form; a period may lead there. */
const INSTANT_MAX = 8.64e15;

/**
 * The instant that a date operand means, in the caller's time zone.
 *
 * @throws {JiraError} JIRA_INVALID for what is no date.
 */
export function readDateOperand(operand: Operand, scope: Scope, field: string): number {
  if (operand.kind === 'empty') throw dateError('EMPTY', field);
  const instant = operand.kind === 'function' ? callDate(operand, scope, field) : parseDate(operand.value, scope);
  if (instant === undefined || !(Math.abs(instant) <= INSTANT_MAX)) {
    throw dateError(operand.kind === 'function' ? operand.name : operand.value, field);
  }
  return instant;
}

function dateError(value: string, field: string): JiraError {
  return invalid(
    `Date value '${value}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
  );
}

function parseDate(text: string, { caller, now }: Scope): number | undefined {
  const match = /^(\d{4})([/-])(\d{1,2})\2(\d{1,2})(?: (\d{1,2}):(\d{2}))?$/.exec(text.trim());
  if (match === null) return parsePeriod(text, now, caller.timeZone, 'm');
  const [year, month, day, hour, minute] = [1, 3, 4, 5, 6].map((group) => Number(match[group] ?? 0)) as Numbers;
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute));
  const isReal = local.getUTCMonth() === month - 1 && local.getUTCDate() === day && hour < 24 && minute < 60;
  return isReal ? fromLocal(local.getTime(), caller.timeZone) : undefined;
}
type Numbers = [number, number, number, number, number];

/** `-5d`, `+2w`, `4w 2d`: one sign for all parts. */
function parsePeriod(text: string, from: number, zone: string, standardUnit: Unit): number | undefined {
  const match = /^([+-]?)((?:\d{1,9}[yMwdhm]\s*)+|\d{1,9})$/.exec(text.trim());
  if (match === null) return undefined;
  const sign = match[1] === '-' ? -1 : 1;
  let local = toLocal(from, zone);
  for (const [, count, unit] of (match[2] ?? '').matchAll(/(\d+)([yMwdhm]?)/g)) {
    local = shift(local, sign * Number(count), (unit || standardUnit) as Unit);
  }
  return Number.isNaN(local) || Math.abs(local) > INSTANT_MAX ? undefined : fromLocal(local, zone);
}

const UNITS: Readonly<Record<string, Unit>> = { day: 'd', week: 'w', month: 'M', year: 'y' };

/** `now()`, `startOfDay()` and its kin; their argument moves the period: `startOfMonth(-1)`, `endOfDay("+2d")`. */
function callDate(operand: Operand & { kind: 'function' }, scope: Scope, field: string): number | undefined {
  const name = operand.name.toLowerCase();
  const [increment] = operand.args;
  if (name === 'now') return scope.now;
  const [, edge, period] = /^(start|end)of(day|week|month|year)$/.exec(name) ?? [];
  const unit = UNITS[period ?? ''];
  if (unit === undefined) throw unknownFunction(operand, field);
  const zone = scope.caller.timeZone;
  const start = fromLocal(startOf(toLocal(scope.now, zone), unit), zone);
  const moved = increment === undefined ? start : parsePeriod(increment, start, zone, unit);
  if (moved === undefined) return undefined;
  if (edge === 'start') return moved;
  return fromLocal(shift(toLocal(moved, zone), 1, unit), zone) - 1;
}
