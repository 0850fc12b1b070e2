import { expect, test } from 'vitest';
import { listFiles, read } from './repository.ts';

/** Spelled in parts, so that this file does not find itself. */
const TRACES: [what: string, pattern: RegExp][] = [
  ['a home folder', new RegExp(`(?<![\\w.])/(${['root', 'home/[a-z]', 'Users/[a-zA-Z]'].join('|')})[\\w-]*/`)],
  ['a checkout folder', new RegExp(`/${'work'}/(main|shared)`)],
  ['a Windows home folder', new RegExp(`C:\\\\${'Users'}\\\\`)],
  [
    'an address in a private network',
    /(?<![\d.])(10\.\d{1,3}|192\.168|172\.(1[6-9]|2\d|3[01]))\.\d{1,3}\.\d{1,3}(?![\d.])/,
  ],
];

function traces(text: string): string[] {
  return TRACES.filter(([, pattern]) => pattern.test(text)).map(([what]) => what);
}

/** Published addresses of networks that nobody owns stand in tests of network rules. */
function isExempt(file: string): boolean {
  return /(^|\/)(hostile|egress|ssrf)[\w-]*\.(test\.)?ts$/.test(file) || file === 'tools/checks/machine-traces.test.ts';
}

test('no file of the repository tells on which machine it was written', () => {
  const files = listFiles().filter((file) => !isExempt(file) && !/\.(png|gz|ico|woff2?)$/.test(file));
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap((file) => traces(read(file)).map((what) => `${file} holds ${what}`))).toEqual([]);
});

test.each([
  ['a home folder', `cd ${'/ho'}me/ada/tenon`],
  ['a home folder', `${'/ro'}ot/.npmrc`],
  ['a checkout folder', `${'/wo'}rk/main/packages`],
  ['a Windows home folder', `C:\\${'Users'}\\ada`],
  ['an address in a private network', `http://${'10.1'}.2.3:4873`],
])('%s is seen', (what, text) => {
  expect(traces(text)).toEqual([what]);
});

/** Where a lock file says that packages came from. Ours says nothing: whoever installs has a registry of their own. */
function sources(lockFile: string): string[] {
  return [...lockFile.matchAll(/"resolved": "(https?:[^"]+)"/g)].map(([, address = '']) => address);
}

test('no package and no setting names a registry', () => {
  expect(sources(read('package-lock.json'))).toEqual([]);
  expect(read('.npmrc')).not.toMatch(/registry\s*=/);
  expect(sources('"resolved": "http://npm.acme.example/a.tgz"')).toEqual(['http://npm.acme.example/a.tgz']);
});
