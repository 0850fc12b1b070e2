// One Deno process. It starts without an app (so a spare can wait), is given one app, and never another.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FromSandbox, fromSandbox, type ToSandbox } from '@tenon/wire';
import { readLines } from './lines.ts';

/** Part of util-linux, so of nearly every Linux. Elsewhere a killed host leaves its processes behind. */
const SETPRIV = '/usr/bin/setpriv';

export interface SandboxOptions {
  denoBinary: string;
  /** Bundled `runner/main.ts`. */
  runnerFile: string;
  /** The only address that the process may reach: `127.0.0.1:<port>`. */
  gatewayAddress: string;
  heapMB: number;
}

/**
 * The hardening of the Forge contract 1.9. `--allow-net` names the gateway alone; everything else is denied, imports
 * included, and DENO_DIR is thrown away with the process.
 */
function denoArguments(options: SandboxOptions): string[] {
  return [
    'run',
    '--no-prompt',
    '--deny-import',
    '--no-remote',
    '--no-npm',
    '--cached-only',
    '--no-config',
    '--no-lock',
    '--ignore-env',
    `--allow-net=${options.gatewayAddress}`,
    `--v8-flags=--max-old-space-size=${options.heapMB}`,
    options.runnerFile,
  ];
}

/** A killed host cannot end its processes, and a busy or frozen one does not see its pipe close: the kernel does it. */
function withParentDeath(command: string[]): string[] {
  return existsSync(SETPRIV) ? [SETPRIV, '--pdeathsig', 'KILL', '--', ...command] : command;
}

export class SandboxProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #denoDir: string;
  #onMessage: (message: FromSandbox) => void = () => {};
  #onExit: () => void = () => {};
  #isAlive = true;

  constructor(options: SandboxOptions) {
    this.#denoDir = mkdtempSync(join(tmpdir(), 'tenon-sandbox-'));
    const [command, ...args] = withParentDeath([options.denoBinary, ...denoArguments(options)]);
    this.#child = spawn(command ?? '', args, {
      cwd: this.#denoDir,
      env: { DENO_DIR: this.#denoDir, DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    this.#child.on('error', () => this.#end());
    this.#child.on('exit', () => {
      this.#end();
      rmSync(this.#denoDir, { recursive: true, force: true });
    });
    this.#child.stdin.on('error', () => {});
    // Deno's own words on stderr may quote the app: they are drained, never logged.
    this.#child.stderr.resume();
    readLines(
      this.#child.stdout,
      (line) => this.#receive(line),
      () => this.kill(),
    );
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  onMessage(listener: (message: FromSandbox) => void): void {
    this.#onMessage = listener;
  }

  onExit(listener: () => void): void {
    this.#onExit = listener;
    if (!this.#isAlive) listener();
  }

  send(message: ToSandbox): void {
    if (this.#isAlive) this.#child.stdin.write(`${JSON.stringify(message)}\n`);
  }

  /** Stops the process where it is. Windows has no such signal: there it goes on. */
  freeze(): void {
    if (this.#isAlive && process.platform !== 'win32') this.#child.kill('SIGSTOP');
  }

  thaw(): void {
    if (this.#isAlive && process.platform !== 'win32') this.#child.kill('SIGCONT');
  }

  /** A busy loop ignores SIGTERM. */
  kill(): void {
    this.#child.kill('SIGKILL');
    this.#end();
  }

  #receive(line: string): void {
    const message = parseMessage(line);
    if (message === undefined) this.kill();
    else this.#onMessage(message);
  }

  #end(): void {
    if (!this.#isAlive) return;
    this.#isAlive = false;
    this.#onExit();
  }
}

function parseMessage(line: string): FromSandbox | undefined {
  try {
    return fromSandbox.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
