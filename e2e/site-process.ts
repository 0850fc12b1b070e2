// `npm start` as a person runs it: a process, a data folder, a port.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const repositoryDir = join(import.meta.dirname, '..');

export interface SiteProcess {
  url: string;
  /** Processes that the site started and that are alive: its sandboxes. Linux only. */
  children(): number[];
  /** What was printed, banner included. */
  output: string;
  account(email: string): { email: string; password: string };
  /** SIGINT, as Ctrl-C sends it; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL: nothing is closed, flushed or released. */
  kill(): Promise<void>;
}

export function dataDir(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'tenon-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export function startSite(data: string, ...args: string[]): Promise<SiteProcess> {
  const child = spawn(process.execPath, ['tools/start.mjs', '--data', data, '--port', '0', ...args], {
    cwd: repositoryDir,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  return new Promise((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const url = /ready at (\S+)/.exec(output)?.[1];
      if (url === undefined || !output.includes('Ctrl-C')) return;
      child.removeAllListeners('exit');
      for (const stream of [child.stdout, child.stderr]) stream?.off('data', read).resume();
      resolve(handle(child, url, output));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('exit', (code) => reject(new Error(`The site ended with ${code}:\n${output}`)));
  });
}

/** Runs `npm start` to its end, for starts that must fail; resolves with code and output. */
export function runStart(...args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['tools/start.mjs', ...args], {
    cwd: repositoryDir,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  return new Promise((resolve) => child.on('exit', (code) => resolve({ code, output })));
}

function handle(child: ChildProcess, url: string, output: string): SiteProcess {
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  return {
    url,
    output,
    children: () => childrenOf(child.pid ?? 0),
    account(email) {
      const line = output.split('\n').find((text) => text.includes(email)) ?? '';
      return { email, password: /[a-z2-9]{4}(-[a-z2-9]{4}){3}/.exec(line)?.[0] ?? '' };
    },
    async stop() {
      child.kill('SIGINT');
      return ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}
