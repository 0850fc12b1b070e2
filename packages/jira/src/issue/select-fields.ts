import { FIELDS } from './fields.ts';

/** Which fields an answer holds. */
export interface FieldSelection {
  has(fieldId: string): boolean;
  /** Only `id` or `key` are wanted, which stand outside `fields`. */
  isIdOnly: boolean;
  hasKey: boolean;
}

const NAVIGABLE = new Set(FIELDS.filter((field) => field.isNavigable).map((field) => field.id));
const SYSTEM = new Set(FIELDS.map((field) => field.id));
const OUTSIDE = new Set(['id', 'key', 'issuekey']);

/**
 * Reads Jira's field list: ids, `*all`, `*navigable`, `-id` to leave one out. A list of exclusions alone starts from
 * `standard`. Fields that we only keep (`issue.extra`) count as navigable.
 */
export function selectFields(names: readonly string[], standard: '*all' | '*navigable' | 'id'): FieldSelection {
  const list = names.flatMap((name) => name.split(',')).map((name) => name.trim());
  const included = new Set(list.filter((name) => name !== '' && !name.startsWith('-')));
  const excluded = new Set(list.filter((name) => name.startsWith('-')).map((name) => name.slice(1)));
  if (included.size === 0) included.add(standard);
  const isWanted = (id: string) =>
    included.has(id) || included.has('*all') || (included.has('*navigable') && (NAVIGABLE.has(id) || !SYSTEM.has(id)));
  return {
    has: (id) => isWanted(id) && !excluded.has(id),
    isIdOnly: [...included].every((name) => OUTSIDE.has(name)),
    hasKey: included.has('key') || included.has('issuekey'),
  };
}
