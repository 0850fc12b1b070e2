import type { AppManifest } from '@tenon/manifest';
import { build } from 'esbuild';
import { HostError } from '../errors.ts';
import { sourceGuard } from './source-guard.ts';

/**
 * Bundles every handler of the manifest into one CommonJS text whose exports are named by handler (`index.run`).
 * Equivalent to what Forge's bundler produces (Forge contract 4); dynamic imports are compiled away because the sandbox
 * refuses them.
 */
export async function bundleFunctions(appDir: string, manifest: AppManifest): Promise<string> {
  const handlers = [...new Set(manifest.functions.map((module) => module.handler))];
  try {
    const result = await build({
      stdin: { contents: entryOf(handlers), resolveDir: appDir, sourcefile: 'tenon-entry.js', loader: 'js' },
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      supported: { 'dynamic-import': false },
      loader: { '.js': 'jsx' },
      external: ['encoding', 'bufferutil', 'utf-8-validate'],
      logLevel: 'silent',
      legalComments: 'none',
      plugins: [sourceGuard(appDir)],
    });
    return result.outputFiles[0]?.text ?? '';
  } catch (error) {
    throw new HostError('APP_BUNDLE_FAILED', `Cannot bundle app functions: ${firstProblem(error)}`, { cause: error });
  }
}

function entryOf(handlers: string[]): string {
  const lines = handlers.map((handler, i) => {
    const dot = handler.lastIndexOf('.');
    return { file: `./src/${handler.slice(0, dot)}`, name: handler.slice(dot + 1), handler, local: `handler${i}` };
  });
  const imports = lines.map(({ file, name, local }) => `import { ${name} as ${local} } from ${JSON.stringify(file)};`);
  return [
    ...imports,
    `module.exports = {${lines.map(({ handler, local }) => `${JSON.stringify(handler)}: ${local}`).join(', ')}};`,
  ].join('\n');
}

function firstProblem(error: unknown): string {
  const problem = (error as { errors?: { text: string; location?: { file: string; line: number } | null }[] })
    .errors?.[0];
  if (problem === undefined) return String((error as Error).message);
  return problem.location ? `${problem.text} (${problem.location.file}:${problem.location.line})` : problem.text;
}
