import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dataDir, runStart, startSite } from './site-process.ts';

const folders: { remove(): void }[] = [];
function folder(): string {
  const data = dataDir();
  folders.push(data);
  return data.path;
}
afterAll(() => {
  for (const data of folders) data.remove();
});

/** One line for a person, no stack. */
function expectOneClearLine(output: string, text: RegExp) {
  expect(output).toMatch(text);
  expect(output).not.toMatch(/\n\s+at /);
}

describe('npm start', () => {
  it('keeps accounts and data over restarts and stops cleanly', async () => {
    const data = folder();
    const first = await startSite(data, '--issues', '20');
    const { password } = first.account('admin@demo.example');
    expect(password).not.toBe('');
    expect(await first.stop()).toBe(0);
    const second = await startSite(data);
    expect(second.account('admin@demo.example').password).toBe(password);
    const response = await fetch(new URL('/rest/api/3/search/approximate-count', second.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`admin@demo.example:${password}`)}` },
      body: JSON.stringify({ jql: 'project is not EMPTY' }),
    });
    expect(await response.json()).toEqual({ count: 20 });
    expect(await second.stop()).toBe(0);
  });

  it('says in one line that the port is in use', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as { port: number };
    const { code, output } = await runStart('--data', folder(), '--no-demo', '--port', String(port));
    server.close();
    expect(code).toBe(1);
    expectOneClearLine(output, new RegExp(`Cannot listen on port ${port}: it is in use`));
  });

  it('says in one line that the folder cannot be written', async () => {
    const parent = folder();
    writeFileSync(join(parent, 'file'), '');
    const { code, output } = await runStart('--data', join(parent, 'file', 'data'), '--no-demo', '--port', '0');
    expect(code).toBe(1);
    expectOneClearLine(output, /Cannot use data folder .*: it cannot be written/);
  });

  it.skipIf(process.getuid?.() === 0)('says so for a folder without write permission', async () => {
    const parent = folder();
    mkdirSync(join(parent, 'locked'));
    chmodSync(join(parent, 'locked'), 0o500);
    const { output } = await runStart('--data', join(parent, 'locked', 'data'), '--no-demo', '--port', '0');
    expectOneClearLine(output, /Cannot use data folder .*: it cannot be written/);
  });

  it('says in one line that a database is damaged, and leaves it as it is', async () => {
    const data = folder();
    writeFileSync(join(data, 'jira.db'), 'x'.repeat(4096));
    const { code, output } = await runStart('--data', data, '--no-demo', '--port', '0');
    expect(code).toBe(1);
    expectOneClearLine(output, /Cannot open database .*jira\.db": the file is damaged or not a database/);
  });

  it('says in one line that another process uses the folder', async () => {
    const data = folder();
    const site = await startSite(data, '--no-demo');
    const { code, output } = await runStart('--data', data, '--no-demo', '--port', '0');
    expect(code).toBe(1);
    expectOneClearLine(output, /Cannot use data folder .*: process \d+ is using it/);
    await site.stop();
  });
});
