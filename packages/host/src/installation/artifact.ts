// What of an app's folder becomes its artefact. The folder is somebody else's: a link in it could point at any file that
// this process may read, so links are refused, and every file is named before it is copied.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { HostError } from '../errors.ts';

export interface ResourceFiles {
  key: string;
  files: { name: string; path: string }[];
}

export function isInside(folder: string, path: string): boolean {
  return path.startsWith(folder + sep);
}

/** The files of a built Custom UI. @throws {HostError} APP_RESOURCE_MISSING or APP_FILE_REFUSED. */
export function readResource(appDir: string, resource: { key: string; path: string }): ResourceFiles {
  const root = realpathSync(appDir);
  const dir = resolve(root, resource.path);
  if (!isInside(root, dir)) throw refused(`resource path "${resource.path}" leaves the app folder`);
  if (!existsSync(join(dir, 'index.html')))
    throw new HostError(
      'APP_RESOURCE_MISSING',
      `Cannot install app: "${resource.path}/index.html" does not exist. Build the Custom UI first`,
    );
  if (realpathSync(dir) !== dir) throw refused(`resource path "${resource.path}" is a link`);
  return { key: resource.key, files: listFiles(dir) };
}

function listFiles(dir: string): ResourceFiles['files'] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile()) throw refused(`"${relative(dir, path)}" is a link or no regular file`);
      return { name: relative(dir, path), path };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Same content, same version. */
export function contentVersion(texts: string[], resources: ResourceFiles[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  for (const { key, files } of resources)
    for (const { name, path } of files) hash.update(`${key}/${name}\0`).update(readFileSync(path)).update('\0');
  return hash.digest('hex').slice(0, 16);
}

/** Written aside and renamed: a killed process leaves no half artefact behind a version's name. */
export function writeArtifact(target: string, functions: string, resources: ResourceFiles[]): void {
  const aside = `${target}.partial`;
  rmSync(aside, { recursive: true, force: true });
  mkdirSync(aside, { recursive: true });
  writeFileSync(join(aside, 'functions.cjs'), functions);
  for (const { key, files } of resources) {
    for (const { name, path } of files) {
      const copy = join(aside, 'resources', key, name);
      mkdirSync(dirname(copy), { recursive: true });
      copyFileSync(path, copy);
    }
  }
  rmSync(target, { recursive: true, force: true });
  renameSync(aside, target);
}

/** Versions that no installation uses any more. */
export function removeOtherVersions(installationDir: string, version: string): void {
  if (!existsSync(installationDir)) return;
  for (const name of readdirSync(installationDir))
    if (name !== version) rmSync(join(installationDir, name), { recursive: true, force: true });
}

function refused(what: string): HostError {
  return new HostError('APP_FILE_REFUSED', `Cannot install app: ${what}`);
}
