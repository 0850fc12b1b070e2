// Installs what is missing. Node built-ins only: nothing is installed yet when this runs.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, say } from './say.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const NODE_MIN = [20, 19];

export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < NODE_MIN[0] || (major === NODE_MIN[0] && minor < NODE_MIN[1]))
    fail(`Tenon needs Node ${NODE_MIN.join('.')} or newer; this is ${process.versions.node}`);
  if (isInstalled()) return;
  say('Installing dependencies from package-lock.json (npm ci, no install scripts run)');
  const { status, error } = spawnSync(npm, ['ci', '--no-progress', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) fail(`Cannot install dependencies: ${error?.message ?? `npm ended with ${status}`}`);
}

/** npm writes this file last; it is as new as the lock file when they agree. */
function isInstalled() {
  const done = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(done)) return false;
  if (statSync(done).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) return true;
  return lockedPackages(done) === lockedPackages(join(root, 'package-lock.json'));
}

/** Names and versions of everything below node_modules, optional packages for other machines left out. */
function lockedPackages(file) {
  const { packages } = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(packages)
    .filter(([path, entry]) => path.includes('node_modules/') && !entry.link && !entry.optional && !entry.peer)
    .map(([path, entry]) => `${path}@${entry.version}`)
    .sort()
    .join('\n');
}
