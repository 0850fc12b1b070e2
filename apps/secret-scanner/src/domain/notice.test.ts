import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noticeBody, noticeDigest } from './notice.ts';

const finding = fc.record({
  ruleName: fc.constantFrom('AWS access key ID', 'JSON web token'),
  field: fc.constantFrom('summary' as const, 'description' as const, 'environment' as const, 'comment' as const),
  count: fc.integer({ min: 1, max: 5 }),
});

test('noticeDigest() is the same for the same findings in any order', () => {
  fc.assert(
    fc.property(fc.array(finding, { maxLength: 8 }), (findings) => {
      expect(noticeDigest(noticeBody(findings.toReversed()))).toBe(noticeDigest(noticeBody(findings)));
    }),
  );
});

test('noticeBody() counts per rule and place, and says what to do', () => {
  const text = JSON.stringify(
    noticeBody([
      { ruleName: 'JSON web token', field: 'comment', count: 1 },
      { ruleName: 'JSON web token', field: 'comment', count: 2 },
    ]),
  );
  expect(text).toContain('"JSON web token in a comment, 3 times"');
  expect(text).toContain('Revoke or rotate');
});

test('noticeBody() without open findings says that all is resolved', () => {
  expect(JSON.stringify(noticeBody([]))).toContain('every finding on this issue is resolved');
});
