// The folder that holds everything of one site: databases, keys, artefacts, and the file that says who is using it.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Random } from '@tenon/kernel';
import { z } from 'zod';
import { CliError } from '../errors.ts';

const running = z.object({ pid: z.number(), port: z.number(), token: z.string() });
/** Where the process that owns the folder answers, and the bearer for its control endpoints. */
export type Running = z.infer<typeof running>;

export interface DataDir {
  path: string;
  jiraDatabase: string;
  masterKey: Uint8Array;
  /** Tells other commands how to reach this process. */
  announce(port: number, token: string): void;
  release(): void;
}

/**
 * Takes the folder for this process.
 *
 * @throws {CliError} DATA_IN_USE when another live process has it, DATA_UNWRITABLE when it cannot be written.
 */
export function takeDataDir(path: string, random: Random): DataDir {
  const dir = resolve(path);
  // Databases and artefacts are for the owner, whatever the folder's own mode.
  process.umask(0o077);
  return guarded(dir, () => {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const lockFile = lock(dir);
    return {
      path: dir,
      jiraDatabase: join(dir, 'jira.db'),
      masterKey: masterKey(join(dir, 'master.key'), random),
      announce: (port, token) => writeAtomically(lockFile, JSON.stringify({ pid: process.pid, port, token })),
      release: () => rmSync(lockFile, { force: true }),
    };
  });
}

/** The live process that owns the folder, if there is one. */
export function findRunning(path: string): Running | undefined {
  const owner = readOwner(join(resolve(path), 'server.json'));
  return owner !== undefined && isAlive(owner.pid) ? owner : undefined;
}

/** Of two that start at once only one can create the file; who finds a dead owner's moves it aside first. */
function lock(dir: string): string {
  const file = join(dir, 'server.json');
  if (!tryCreate(file)) {
    const owner = readOwner(file);
    if (owner !== undefined && owner.pid !== process.pid && isAlive(owner.pid)) throw inUse(dir, owner.pid);
    rmSync(moveAside(file), { force: true });
    if (!tryCreate(file)) throw inUse(dir, readOwner(file)?.pid ?? 0);
  }
  return file;
}

function tryCreate(file: string): boolean {
  try {
    writeFileSync(file, JSON.stringify({ pid: process.pid, port: 0, token: '' }), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A rename has one winner: a second starter finds nothing to move and goes on to lose the creation. */
function moveAside(file: string): string {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return aside;
}

function inUse(dir: string, pid: number): CliError {
  return new CliError(
    'DATA_IN_USE',
    `Cannot use data folder "${dir}": process ${pid} is using it. Stop it first, or choose another folder with --data`,
  );
}

function readOwner(file: string): Running | undefined {
  try {
    return running.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function masterKey(file: string, random: Random): Uint8Array {
  if (!existsSync(file)) writeAtomically(file, Buffer.from(random.bytes(32)).toString('hex'));
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (key.length !== 32)
    throw new CliError('DATA_UNWRITABLE', `Cannot use key file "${file}": it does not hold 32 bytes in hexadecimal`);
  return key;
}

export function writeAtomically(file: string, text: string): void {
  writeFileSync(`${file}.partial`, text, { mode: 0o600 });
  renameSync(`${file}.partial`, file);
}

function guarded<T>(dir: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (!/^E(ACCES|PERM|ROFS|NOTDIR|EXIST|NOSPC|ISDIR|NOENT)$/.test(code)) throw error;
    throw new CliError(
      'DATA_UNWRITABLE',
      `Cannot use data folder "${dir}": it cannot be written (${code}). Choose another one with --data`,
      { cause: error },
    );
  }
}
