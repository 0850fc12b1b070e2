import { describe, expect, it } from 'vitest';
import { boundedJql, orderOf, sortedBy, splitOrderBy } from './order-by.ts';

describe('splitOrderBy()', () => {
  it.each([
    ['a = 1', 'a = 1', ''],
    ['a = 1 ORDER BY key', 'a = 1', 'ORDER BY key'],
    ['a = 1\norder  by key', 'a = 1', 'order  by key'],
    ['ORDER BY key', '', 'ORDER BY key'],
    ['text ~ "an order by phone"', 'text ~ "an order by phone"', ''],
    ['text ~ "a \\" order by x" ORDER BY key', 'text ~ "a \\" order by x"', 'ORDER BY key'],
    ['border = 1', 'border = 1', ''],
  ])('splits %s', (jql, filter, order) => {
    expect(splitOrderBy(jql)).toEqual({ filter, order });
  });
});

describe('boundedJql()', () => {
  it.each([
    ['', 'project is not EMPTY ORDER BY updated DESC'],
    ['order by key', 'project is not EMPTY order by key'],
    [' a = 1 ', 'a = 1'],
    ['a = 1 ORDER BY key', 'a = 1 ORDER BY key'],
  ])('bounds "%s"', (jql, bounded) => {
    expect(boundedJql(jql)).toBe(bounded);
  });
});

describe('orderOf()', () => {
  it('reads the first field', () => {
    expect(orderOf('a = 1 ORDER BY Updated desc, key')).toEqual({ field: 'updated', direction: 'DESC' });
    expect(orderOf('a = 1 ORDER BY key')).toEqual({ field: 'key', direction: 'ASC' });
    expect(orderOf('a = 1')).toBeUndefined();
  });
});

describe('sortedBy()', () => {
  it('sorts, turns round, and changes the field', () => {
    expect(sortedBy('a = 1', 'key')).toBe('a = 1 ORDER BY key ASC');
    expect(sortedBy('a = 1 ORDER BY key ASC', 'key')).toBe('a = 1 ORDER BY key DESC');
    expect(sortedBy('a = 1 ORDER BY key DESC', 'updated')).toBe('a = 1 ORDER BY updated ASC');
  });
});
