import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';
import { isInside } from './artifact.ts';

/**
 * Lets a bundle read files of the app and of the packages that it can import, and no others: an import of an absolute
 * path, or a link, would otherwise put any file that this process may read into the app's hands.
 */
export function sourceGuard(appDir: string): Plugin {
  const roots = readableRoots(appDir);
  return {
    name: 'source-guard',
    setup(build) {
      build.onLoad({ filter: /.*/ }, ({ path, namespace }) => {
        if (namespace !== 'file') return undefined;
        const real = realpathSync(path);
        if (roots.some((root) => isInside(root, real))) return undefined;
        return { errors: [{ text: `Import of "${path}" is refused: it lies outside the app and its packages` }] };
      });
    },
  };
}

/** The app, the `node_modules` above it, and what is linked from there (the packages of a workspace). */
function readableRoots(appDir: string): string[] {
  const roots = [realpathSync(appDir)];
  for (let dir = realpathSync(appDir); ; dir = dirname(dir)) {
    const modules = join(dir, 'node_modules');
    if (existsSync(modules)) roots.push(realpathSync(modules), ...linkedPackages(modules));
    if (dir === dirname(dir)) return roots;
  }
}

function linkedPackages(modules: string): string[] {
  return readdirSync(modules)
    .flatMap((name) => (name.startsWith('@') ? readdirSync(join(modules, name)).map((own) => join(name, own)) : [name]))
    .map((name) => join(modules, name))
    .filter((path) => lstatSync(path).isSymbolicLink() && existsSync(path))
    .map((path) => realpathSync(path));
}
