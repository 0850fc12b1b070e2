import { expect, test } from 'vitest';
import type { SuppressorName } from '../rule.ts';
import { isSuppressed } from './suppressors.ts';

test.each<[SuppressorName, string[], string[]]>([
  ['masked', ['abcXXXXXXdef', 'sk_live_***', 'eyJ...', 'xxx', '••••'], ['axbxcx', 'a.b.c', 'K9xXq']],
  [
    'placeholder-word',
    ['AKIAEXAMPLE', 'glpat-your-token', 'my_key', 'CHANGEME1', 'glpat-personal-access-token-here'],
    ['yourself', 'mykonos', 'enemy_1'],
  ],
  ['low-variety', ['aaaaaab', '9012345678x', 'ABCDEFGH'], ['aabbccdd', '1234567', '7654321098']],
  [
    'reference',
    ['$' + '{DB_PASS}', '$DB_PASS', '{{ password }}', '%s', '%PASS%', '[password]', '{pass}', '__PASS__'],
    ['pa$$word1', '5%of3', 'a{b}c'],
  ],
  [
    'common-password',
    ['password', 'Postgres', 'secret123', 'hunter2', '12345'],
    ['correcthorse', 'pAs-8sWordz', '1234567890'],
  ],
])('%s', (name, suppressed, kept) => {
  for (const value of suppressed) expect([value, isSuppressed([name], value)]).toEqual([value, true]);
  for (const value of kept) expect([value, isSuppressed([name], value)]).toEqual([value, false]);
});
