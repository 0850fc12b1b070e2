// Runs the rule compiler under plain Node: esbuild removes the types, Biome formats what comes out.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const directory = fileURLToPath(new URL('..', import.meta.url));
const bundled = await build({
  entryPoints: [`${directory}tools/compile-rules.ts`],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  write: false,
  // The YAML library is CommonJS and asks for Node's modules by `require`.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(process.cwd() + '/');" },
});
const code = Buffer.from(bundled.outputFiles[0].contents).toString('base64');
const { loadRules, renderModule } = await import(`data:text/javascript;base64,${code}`);

const target = `${directory}src/generated/rules.ts`;
const rules = loadRules(`${directory}rules`).map(({ rule }) => rule);
writeFileSync(target, renderModule(rules));
execFileSync('npx', ['biome', 'check', '--write', target], { stdio: 'inherit' });
