// The thread through the house, measured from outside: a second start, an import, a scan through the queue, a call.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AdminSession, openAdminSession } from '@tenon/testkit/session';
import { measureInvocations } from './invocations.ts';

const root = process.cwd();
const REAL_DATA = join(root, '..', 'shared', 'data', 'tidev-sample-2500-pseudonymised.ndjson.gz');
const ISSUES = 2500;

interface Site {
  url: string;
  readyMs: number;
  process: ChildProcess;
}

export async function run(): Promise<Record<string, number | string>> {
  const data = mkdtempSync(join(tmpdir(), 'tenon-bench-'));
  try {
    const source = existsSync(REAL_DATA) ? REAL_DATA : await demoFile(data);
    await stop(await start(data));
    const site = await start(data);
    const imported = JSON.parse(await tenon('jira', 'import', source, '--data', data, '--json')) as {
      imported: number;
      elapsedMs: number;
      comments: number;
    };
    const session = await openAdminSession(site.url, adminAccount(data));
    const scan = await scanEverything(session);
    const rss = residentMB(site.process.pid ?? 0);
    await stop(site);
    return {
      start_ms: Math.round(site.readyMs),
      import_issues_per_s: Math.round(imported.imported / (imported.elapsedMs / 1000)),
      scan_issues_per_s: Math.round(scan.scanned / (scan.elapsedMs / 1000)),
      ...(await measureInvocations()),
      rss_mb: Math.round(rss),
      issues: imported.imported,
      comments: imported.comments,
      data: existsSync(REAL_DATA) ? 'real' : 'generated',
    };
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function start(data: string): Promise<Site> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['tools/start.mjs', '--data', data, '--port', '0', '--no-demo'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const url = /ready at (\S+)/.exec(text)?.[1];
      if (url !== undefined) resolve({ url, readyMs: performance.now() - startedAt, process: child });
    });
    child.on('exit', (code) => reject(new Error(`The site ended with ${code}: ${text}`)));
  });
}

function stop({ process: child }: Site): Promise<void> {
  return new Promise((resolve) => {
    child.removeAllListeners('exit');
    child.on('exit', () => resolve());
    child.kill('SIGINT');
  });
}

const SCAN_MS_MAX = 120_000;

async function scanEverything(session: AdminSession): Promise<{ scanned: number; elapsedMs: number }> {
  const startedAt = performance.now();
  await session.invoke('startScan');
  while (performance.now() - startedAt < SCAN_MS_MAX) {
    const { state, scanned } = await session.invoke<{ state: string; scanned: number }>('scanStatus');
    if (state === 'complete') return { scanned, elapsedMs: performance.now() - startedAt };
    if (state !== 'running') throw new Error(`The scan is ${state}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`The scan did not end within ${SCAN_MS_MAX / 1000} s`);
}

function adminAccount(data: string): { email: string; password: string } {
  const accounts = JSON.parse(readFileSync(join(data, 'accounts.json'), 'utf8')) as {
    email: string;
    password: string;
    isAdmin: boolean;
  }[];
  const admin = accounts.find((account) => account.isAdmin);
  if (admin === undefined) throw new Error('The site has no administrator');
  return admin;
}

function tenon(...args: string[]): Promise<string> {
  return output(['tools/tenon.mjs', ...args]);
}

async function demoFile(data: string): Promise<string> {
  const file = join(data, 'bench.ndjson.gz');
  await output([
    'dist/demo.mjs',
    '--seed',
    '7',
    '--issues',
    String(ISSUES),
    '--now',
    String(Date.now()),
    '--out',
    file,
  ]);
  return file;
}

function output(args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    child.on('exit', (code) => (code === 0 ? resolve(text.trim().split('\n').at(-1) ?? '') : reject(new Error(text))));
  });
}

/** The server and the processes it started, in MB. Linux only; 0 elsewhere. */
function residentMB(pid: number): number {
  try {
    const own = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return own + children.reduce((sum, child) => sum + residentMB(Number(child)), 0);
  } catch {
    return 0;
  }
}
