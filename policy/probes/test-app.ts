// For the tests of probes: a built copy of nothing, an app of a few lines, or the scanner with its pages in place.
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { customUi } from '@tenon/app-kit/vite';
import { build } from 'vite';
import { repositoryDir } from './repository.ts';

/** Builds the pages of an app that lacks them; `npm test` has done so before. */
export async function ensurePages(appDir: string, resources: readonly string[]): Promise<void> {
  for (const resource of resources) {
    const isBuilt = existsSync(join(appDir, 'static', resource, 'build', 'index.html'));
    if (!isBuilt) await build({ ...customUi(appDir, resource), configFile: false, logLevel: 'silent' });
  }
}

/** Writes an app below `dist/`, where the packages of this repository can be found. The caller removes the folder. */
export function writeApp(files: Readonly<Record<string, string>>): string {
  const parent = join(repositoryDir(), 'dist', 'test');
  mkdirSync(parent, { recursive: true });
  const appDir = mkdtempSync(join(parent, 'app-'));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(appDir, file)), { recursive: true });
    writeFileSync(join(appDir, file), text);
  }
  return appDir;
}
