import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `apps/`: probes run from source in tests and from one bundled file in the command line. */
export function repositoryDir(): string {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'apps'))) {
    if (directory === dirname(directory)) throw new Error('Cannot find the folder with the apps');
    directory = dirname(directory);
  }
  return directory;
}

export const secretScannerDir = join(repositoryDir(), 'apps', 'secret-scanner');
