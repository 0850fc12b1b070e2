import { describe, expect, it } from 'vitest';
import { logText } from './log.ts';
import { createIds } from './random.ts';
import { systemRandom } from './system.ts';

describe('logText()', () => {
  it.each([
    'app.installed',
    'KVS_KEY_TOO_LONG',
    '/rest/api/3/issue/{issueIdOrKey}',
    'TEN-42',
    'ari:cloud:jira::site/1',
    createIds(systemRandom).uuid(),
  ])('keeps the id, code or route %s', (text) => {
    expect(logText(text)).toBe(text);
  });

  it('replaces free text, addresses and anything that could be a secret by its length', () => {
    const secret = `gh${'p_'}${createIds(systemRandom).token(20)}`;
    const key = `AK${'IA'}${'Q7ZT5B2M9XW4L8KD'}`;
    for (const text of ['the password is hunter two', 'ada@example.com', secret, key, 'x'.repeat(121), 'a\nb'])
      expect(logText(text)).toBe(`[${text.length} characters]`);
  });
});
