// The dependency direction of docs/architecture.md as rules. tools/checks/dependency-direction.test.ts shows each of them red.

const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** What the production code of a package may import of ours. What is not listed is forbidden. */
const MAY_IMPORT = {
  kernel: [],
  wire: [],
  detect: [],
  store: ['kernel'],
  manifest: ['kernel'],
  jira: ['store', 'kernel'],
  host: ['manifest', 'store', 'wire', 'kernel'],
  shell: ['wire'],
  assurance: ['manifest', 'kernel'],
  'app-kit': [],
  cli: ['kernel', 'store', 'manifest', 'jira', 'host', 'assurance', 'wire', 'detect'],
};

const OURS = '^(packages|apps|policy|bench|e2e|tools)/';
/** Tests and what only tests import; they may see more than the code that they test. */
const TESTS =
  '\\.test\\.tsx?$|^packages/[^/]+/src/testing/|^(packages|apps)/[^/]+/test/|^packages/testkit/|^(bench|e2e|policy)/|^tools/checks/';
/** Tools run on a developer's machine and never in a product. */
const TOOLS = '^tools/|^packages/[^/]+/tools/|vite\\.config\\.ts$';

/** `src/index.ts` and the like: what some package.json names under `exports`. */
function exportedFiles() {
  const packages = join(__dirname, 'packages');
  const files = readdirSync(packages).flatMap((name) => {
    const { exports = {} } = JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8'));
    return Object.values(exports).map((file) => file.slice('./'.length).replaceAll('.', '\\.'));
  });
  return [...new Set(files)];
}

const directions = Object.entries(MAY_IMPORT).map(([name, allowed]) => ({
  name: `direction-${name}`,
  severity: 'error',
  comment: `${name} may import ${allowed.join(', ') || 'nothing of ours'}`,
  from: { path: `^packages/${name}/`, pathNot: TESTS },
  to: { path: OURS, pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...directions,
    {
      name: 'direction-apps',
      severity: 'error',
      comment: 'an app sees app-kit, detect and itself, so that it runs unchanged on the cloud',
      from: { path: '^apps/([^/]+)/', pathNot: TESTS },
      to: { path: OURS, pathNot: '^packages/(app-kit|detect)/|^apps/$1/' },
    },
    {
      name: 'jira-host-assurance-are-strangers',
      severity: 'error',
      comment: 'the host reaches Jira over REST only; not even a test joins them below cli and testkit',
      from: { path: '^packages/(jira|host|assurance)/' },
      to: { path: '^packages/(jira|host|assurance)/', pathNot: '^packages/$1/' },
    },
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'two files that import each other at run time are one file or miss a third',
      from: { path: OURS },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment: 'test code and testkit stay out of the product',
      from: { path: OURS, pathNot: TESTS },
      to: { path: TESTS },
    },
    {
      name: 'packages-through-the-front-door',
      severity: 'error',
      comment: 'another package is imported by what it exports, not by a path into it',
      from: { path: '^(?:packages|apps)/([^/]+)/', pathNot: TESTS },
      to: { path: '^packages/', pathNot: `^packages/$1/|^packages/[^/]+/(${exportedFiles().join('|')})$` },
    },
    {
      name: 'only-store-opens-databases',
      severity: 'error',
      comment: 'one place decides on encryption, journal and migration',
      from: { path: OURS, pathNot: '^packages/store/' },
      to: { path: '(^|node_modules/)(libsql|better-sqlite3|mysql2)(/|$)' },
    },
    {
      name: 'only-the-sandbox-starts-processes',
      severity: 'error',
      comment: 'app code runs in the sandbox and nowhere else; tools and tests may start what they need',
      from: { path: OURS, pathNot: `^packages/host/src/sandbox/|^packages/cli/|${TOOLS}|${TESTS}` },
      to: { path: '^(node:)?(child_process|cluster|worker_threads)$' },
    },
    {
      name: 'few-read-yaml',
      severity: 'error',
      comment: 'YAML is read at the edges that own a format: manifests, claims, rules at build time',
      from: { path: OURS, pathNot: `^packages/(manifest|assurance|cli)/|${TOOLS}|${TESTS}` },
      to: { path: '(^|node_modules/)(yaml|js-yaml)(/|$)' },
    },
    {
      name: 'detect-and-wire-run-everywhere',
      severity: 'error',
      comment: 'both are bundled into browsers and functions, so they use nothing of Node; detect uses nothing at all',
      from: { path: '^packages/(detect|wire)/src/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'detect-depends-on-nothing',
      severity: 'error',
      comment: 'the engine can be published and measured alone',
      from: { path: '^packages/detect/src/', pathNot: TESTS },
      to: { path: '.', pathNot: '^packages/detect/src/' },
    },
    {
      name: 'apps-use-forge-and-react',
      severity: 'error',
      comment: 'what an app imports must exist on the cloud and in a browser',
      from: { path: '^apps/', pathNot: `${TESTS}|${TOOLS}` },
      to: {
        path: '.',
        pathNot:
          '^apps/|^packages/(app-kit|detect)/|(^|node_modules/)(@forge|@atlaskit|@tanstack|@types/react|@types/react-dom|react|react-dom)(/|$)|^(node:)?crypto$',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(static|dist)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
