import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalPath } from './canonical-path.ts';

describe('canonicalPath()', () => {
  it.each([
    '/rest/api/3/myself',
    '/rest/api/3/issue/A-1?fields=summary',
    '/rest/api/3/issue/A-1/properties/a.b:c',
    '/rest/api/3/issue/A-1/properties/%C3%A4',
    '/rest/api/3/search/jql?jql=a%20%3D%20b',
  ])('keeps %s', (target) => {
    const { path, query } = canonicalPath(target) ?? { path: '', query: '' };
    expect(path + query).toBe(target);
  });

  it.each([
    '',
    'rest/api/3/myself',
    'http://evil.example/rest/api/3/myself',
    '//evil.example/rest',
    '/rest//api/3/myself',
    '/rest/api/3/../admin',
    '/rest/api/3/./myself',
    '/rest/api/3/..',
    '/rest/api/3/%2e%2e/admin',
    '/rest/api/3/%2E./admin',
    '/rest/api/3/a%2fb',
    '/rest/api/3/a%5cb',
    '/rest/api/3/a\\b',
    '/rest/api/3/%252e%252e/x',
    '/rest/api/3/a%00b',
    '/rest/api/3/a%0d%0ab',
    '/rest/api/3/a\r\nX: y',
    '/rest/api/3/a b',
    '/rest/api/3/a%zz',
    '/rest/api/3/a%2',
    '/rest/api/3/ä',
    '/rest/api/3/x?a=b\r\nX: y',
    '/rest/api/3/x?a=\\b',
  ])('refuses %j', (target) => {
    expect(canonicalPath(target)).toBeUndefined();
  });

  it('means the same to a URL parser (property)', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '/',
        '.',
        '..',
        '%2e',
        '%2f',
        '//',
        '\\',
        '?',
        '#',
        'rest',
        'api',
        '3',
        ';',
        ':',
        '@',
        '%25',
        ' ',
      ),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const result = canonicalPath(`/${pieces.join('')}`);
        if (result === undefined) return;
        const url = new URL(result.path + result.query, 'http://site.example');
        expect(url.host).toBe('site.example');
        expect(url.pathname).toBe(result.path);
      }),
      { numRuns: 2_000 },
    );
  });
});
