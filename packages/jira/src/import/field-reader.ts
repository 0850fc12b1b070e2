import { RecordError } from './errors.ts';

export type Json = Record<string, unknown>;

/**
 * Reads fields of foreign JSON. Absent and null are alike: undefined. A value of another type ends the record with
 * FIELD_INVALID, the name of the field and what it must be, never its value.
 */
export function objectAt(source: Json, name: string): Json | undefined {
  const value = source[name];
  if (value === undefined || value === null) return undefined;
  if (!isObject(value)) throw notOfType(name, 'an object');
  return value;
}

export function textAt(source: Json, name: string): string | undefined {
  const value = source[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw notOfType(name, 'a text');
  return value;
}

export function arrayAt(source: Json, name: string): unknown[] {
  const value = source[name];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw notOfType(name, 'a list');
  return value;
}

/** The objects of an array; anything else in it makes the record invalid. */
export function objectsAt(source: Json, name: string): Json[] {
  const values = arrayAt(source, name);
  if (!values.every(isObject)) throw notOfType(name, 'a list of objects');
  return values;
}

/** Milliseconds of `2012-05-18T13:27:17.000+0000`; Jira writes the offset without a colon. */
export function instantAt(source: Json, name: string): number | undefined {
  const text = textAt(source, name);
  if (text === undefined) return undefined;
  const instant = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  if (Number.isNaN(instant)) throw notOfType(name, 'an ISO 8601 instant');
  return instant;
}

/** Ids above this are not kept: the site counts on from the highest id it has, in numbers JavaScript can hold. */
const sourceIdMax = 10 ** 12;

/** Jira writes ids as decimal strings. An id of another form is no error; the site then gives its own. */
export function idAt(source: Json, name: string): number | undefined {
  const id = Number(source[name] ?? Number.NaN);
  return Number.isSafeInteger(id) && id > 0 && id <= sourceIdMax ? id : undefined;
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** FIELD_INVALID for the field `name`, which must be `expected`. */
export function notOfType(name: string, expected: string): RecordError {
  return new RecordError('FIELD_INVALID', `${name} must be ${expected}`);
}
