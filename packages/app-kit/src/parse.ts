// Small validators for resolver payloads. The value is never repeated in a message: payloads may hold anything.
import { AppError } from './errors.ts';

/** Turns unknown input into a typed value or throws INVALID_INPUT; `name` is the field as the caller knows it. */
export type Parse<T> = (value: unknown, name?: string) => T;
type Value<P> = P extends Parse<infer T> ? T : never;
type OptionalName<Fields> = {
  [Name in keyof Fields]: undefined extends Value<Fields[Name]> ? Name : never;
}[keyof Fields];
/** What may be undefined may be left out. */
type Parsed<Fields> = { [Name in Exclude<keyof Fields, OptionalName<Fields>>]: Value<Fields[Name]> } & {
  [Name in OptionalName<Fields>]?: Value<Fields[Name]>;
};

/** For operations without input: whatever was sent is ignored. */
export function nothing(): undefined {
  return undefined;
}

/** Text of 1 to `lengthMax` UTF-16 code units. */
export function text(lengthMax: number): Parse<string> {
  return (value, name = 'value') => {
    if (typeof value === 'string' && value.length > 0 && value.length <= lengthMax) return value;
    throw invalid(name, `text of 1 to ${lengthMax} characters is wanted`);
  };
}

/** An integer from `min` to `max`, both included. */
export function integer(min: number, max: number): Parse<number> {
  return (value, name = 'value') => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
    throw invalid(name, `an integer from ${min} to ${max} is wanted`);
  };
}

/** One of the given words. */
export function oneOf<const Word extends string>(...words: Word[]): Parse<Word> {
  return (value, name = 'value') => {
    const word = words.find((candidate) => candidate === value);
    if (word !== undefined) return word;
    throw invalid(name, `one of ${words.join(', ')} is wanted`);
  };
}

/** A list of 1 to `countMax` items. */
export function listOf<T>(item: Parse<T>, countMax: number): Parse<T[]> {
  return (value, name = 'value') => {
    if (!Array.isArray(value) || value.length < 1 || value.length > countMax) {
      throw invalid(name, `a list of 1 to ${countMax} items is wanted`);
    }
    return value.map((entry: unknown, index) => item(entry, `${name}[${index}]`));
  };
}

/** As `parse`, but undefined and null pass as undefined. */
export function optional<T>(parse: Parse<T>): Parse<T | undefined> {
  return (value, name) => (value === undefined || value === null ? undefined : parse(value, name));
}

/** An object with the given fields; unknown fields are dropped. */
export function object<Fields extends Record<string, Parse<unknown>>>(fields: Fields): Parse<Parsed<Fields>> {
  return (value, name = 'input') => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw invalid(name, 'an object is wanted');
    const source = value as Record<string, unknown>;
    const entries = Object.entries(fields).map(([key, parse]) => [key, parse(source[key], key)]);
    // Each entry was made by the parser of its own field, which is what `Parsed` says.
    return Object.fromEntries(entries) as Parsed<Fields>;
  };
}

function invalid(name: string, wanted: string): AppError<'INVALID_INPUT'> {
  return new AppError('INVALID_INPUT', `Cannot read "${name}": ${wanted}`);
}
