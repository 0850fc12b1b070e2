import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProducts } from '@tenon/testkit/build-products';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommandLine } from './run-command-line.ts';

let dir: string;
let lines: string[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tenon-cli-'));
  lines = [];
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function tenon(...argv: string[]): Promise<number> {
  return runCommandLine(argv, {
    built: await buildProducts(),
    shellDir: dir,
    policy: { claimsDir: join(dir, 'claims'), probesFile: join(dir, 'probes.mjs') },
    out: (text) => lines.push(text),
    status: () => {},
  });
}
const data = () => join(dir, 'data');
const issue = (key: string, summary = 'A summary') =>
  JSON.stringify({
    key,
    fields: { summary, issuetype: { name: 'Bug' }, status: { name: 'To Do', statusCategory: { key: 'new' } } },
  });

describe('tenon', () => {
  it('prints help from the definitions, and says what is wrong with a call', async () => {
    expect(await tenon('help')).toBe(0);
    expect(lines[0]).toContain('tenon jira import FILE');
    expect(await tenon()).toBe(2);
    lines = [];
    expect(await tenon('jira', 'imprt', 'x')).toBe(2);
    expect(lines).toEqual(['There is no command "jira imprt". See "tenon help"']);
    lines = [];
    expect(await tenon('jira', 'import')).toBe(2);
    expect(lines).toEqual(['"tenon jira import" takes FILE. See "tenon help"']);
    lines = [];
    expect(await tenon('app', 'list', '--colour')).toBe(2);
    expect(lines[0]).toContain("Unknown option '--colour'");
  });
});

describe('tenon jira import', () => {
  it('imports what it can and names the lines that it cannot', async () => {
    const file = join(dir, 'issues.ndjson');
    writeFileSync(file, [issue('TEN-1'), 'no json', issue('TEN-2'), '{"key":"TEN-3"}'].join('\n'));
    expect(await tenon('jira', 'import', file, '--data', data())).toBe(0);
    expect(lines.join('\n')).toMatch(/^2 issues imported, 0 updated, 0 unchanged, 2 skipped; 0 comments\n/);
    expect(lines.join('\n')).toMatch(/\n1 project, 0 users; \d+\.\d s(, \d+ issues?\/s)?\n/);
    expect(lines.join('\n')).toMatch(/line 2: The text is not valid JSON\n {2}line 4: /);
    expect(lines.join('\n').split('\n').at(-1)).toBe(`Data: ${data()}`);
    lines = [];
    expect(await tenon('jira', 'import', file, '--data', data(), '--json')).toBe(0);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ imported: 0, unchanged: 2, skipped: 2 });
  });

  it('fails when there was something to import and nothing was', async () => {
    const file = join(dir, 'issues.ndjson');
    writeFileSync(file, 'no json\n');
    expect(await tenon('jira', 'import', file, '--data', data())).toBe(1);
    expect(lines.join('\n')).toMatch(/^0 issues imported, 0 updated, 0 unchanged, 1 skipped; 0 comments\n/);
    writeFileSync(file, `${issue('TEN-1')}\n`);
    lines = [];
    expect(await tenon('jira', 'import', file, '--data', data())).toBe(0);
    expect(lines.join('\n')).toMatch(/^1 issue imported, /);
    writeFileSync(file, '');
    expect(await tenon('jira', 'import', file, '--data', data())).toBe(0);
  });

  it('says that a file is not there', async () => {
    expect(await tenon('jira', 'import', join(dir, 'nothing'), '--data', data())).toBe(1);
    expect(lines).toEqual([`Cannot read "${join(dir, 'nothing')}": there is no such file`]);
  });
});

describe('tenon app', () => {
  it('installs an app once per content, and lists it', async () => {
    const app = join(dir, 'app');
    mkdirSync(join(app, 'src'), { recursive: true });
    writeFileSync(join(app, 'src', 'index.js'), 'export const run = () => 1;');
    writeFileSync(
      join(app, 'manifest.yml'),
      'app: { id: "ari:cloud:ecosystem::app/1", name: My app, runtime: { name: nodejs20.x } }\nmodules: { function: [{ key: run, handler: index.run }] }\n',
    );
    expect(await tenon('app', 'install', app, '--data', data())).toBe(0);
    expect(lines[0]).toMatch(/^Installed My app \(my-app\), version [0-9a-f]{16}$/);
    expect(await tenon('app', 'install', app, '--data', data())).toBe(0);
    expect(lines).toContain('My app (my-app) is installed already in this version');
    lines = [];
    expect(await tenon('app', 'list', '--data', data())).toBe(0);
    expect(lines[0]).toMatch(/^my-app +[0-9a-f]{16} {2}My app$/);
  });

  it('prints every diagnostic of a bad manifest with its place', async () => {
    writeFileSync(join(dir, 'manifest.yml'), 'app:\n  id: nonsense\nmodules:\n  function:\n    - key: a b\n');
    expect(await tenon('app', 'install', dir, '--data', data())).toBe(1);
    expect(lines[0]).toMatch(/manifest\.yml:2:3 error: app\.id: /);
    expect(lines[0]).toMatch(/manifest\.yml:5:7 error: modules\.function\[0\]\.key: /);
  });
});

describe('the data folder', () => {
  it('keeps its key and control file readable by the owner only', async () => {
    await tenon('app', 'list', '--data', data());
    expect(statSync(join(data(), 'master.key')).mode & 0o077).toBe(0);
    expect(readFileSync(join(data(), 'master.key'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
  });
});
