import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { commands } from '../../packages/cli/src/commands/registry.ts';
import { listFiles, read, root } from './repository.ts';

/** Named as planned, or written by a run that has not been yet. */
const NOT_YET = new Set(['fuzz/', 'conformance/', 'policy/profiles']);
/** What the programs make and git ignores. */
const MADE = /^(artifacts|dist|\.tenon)\//;

/** Links to files, relative to the page. */
function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = '']) => target);
}

/** Paths in code type with a slash in them. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/`((?:[a-z][\w-]*\/)+[\w.-]*)`/g)].map(([, path = '']) => path);
}

/** Calls of npm scripts and of the command line, in code type or at the start of a line, without their arguments. */
function callsIn(text: string): string[] {
  return [...text.matchAll(/(?:^|`)(?:npm (?:run )?([a-z:]+)|npx tenon ([a-z]+ [a-z]+))/gm)].map(
    ([, script, command]) => script ?? `tenon ${command}`,
  );
}

/** From the root, from `packages/` as the architecture page writes, or from the folder of the page. */
function exists(path: string, page = ''): boolean {
  return (
    NOT_YET.has(path) ||
    MADE.test(path) ||
    ['.', 'packages', dirname(page)].some((folder) => existsSync(join(root, folder, path)))
  );
}

function isCallable(call: string, page = ''): boolean {
  if (call.startsWith('tenon ')) return commands.some(({ name }) => `tenon ${name}` === call);
  const own = join(dirname(page), 'package.json');
  const files = ['package.json', ...(existsSync(join(root, own)) ? [own] : [])];
  return files.some((file) => call in (JSON.parse(read(file)) as { scripts: object }).scripts);
}

test.each(listFiles('*.md'))('%s names nothing that does not exist', (page) => {
  const text = read(page);
  const links = linksIn(text).filter((link) => !exists(join(dirname(page), link)));
  const paths = pathsIn(text).filter((path) => !exists(path, page));
  const calls = callsIn(text).filter((call) => !isCallable(call, page));
  expect({ links, paths, calls }).toEqual({ links: [], paths: [], calls: [] });
});

test('a dead link, a dead path and an unknown command are seen', () => {
  expect(linksIn('[a](docs/no.md) [b](https://a.example) [c](#d)')).toEqual(['docs/no.md']);
  expect(pathsIn('`host/src/no.ts`, `host/src/host.ts` and `npm start`').filter((path) => !exists(path))).toEqual([
    'host/src/no.ts',
  ]);
  expect(callsIn('`npm run fly`\nnpm test\nnpx tenon fly high').filter((call) => !isCallable(call))).toEqual([
    'fly',
    'tenon fly high',
  ]);
});
