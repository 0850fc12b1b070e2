// A real Chromium for the end-to-end tests: the system's, else the distribution's package, else Playwright's own.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { root } from './install.mjs';
import { say } from './say.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Path of an executable, or undefined when none can be had. */
export async function ensureChromium() {
  return findOnSystem() ?? installByApt() ?? (await installByPlaywright());
}

function findOnSystem() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    process.env.TENON_CHROMIUM,
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...MAC,
  ];
  return candidates.find((path) => path && isExecutable(path));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installByApt() {
  const isDebian = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  if (!isDebian) return undefined;
  say('Installing the package "chromium" with apt (needed by the end-to-end tests)');
  const apt = (...args) =>
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '-q');
  // Ubuntu's package of that name is a snap, which does not run as root in containers.
  if (!/ID=ubuntu/.test(readFileSync('/etc/os-release', 'utf8')))
    apt('install', '-y', '-q', '--no-install-recommends', 'chromium');
  return findOnSystem();
}

async function installByPlaywright() {
  say("Downloading Playwright's Chromium (no system Chromium was found)");
  spawnSync(process.execPath, [join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'], {
    stdio: 'inherit',
  });
  const { chromium } = await import('playwright-core');
  const path = chromium.executablePath();
  return path && existsSync(path) ? path : undefined;
}
