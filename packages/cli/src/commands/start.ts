import { createReadStream, existsSync } from 'node:fs';
import { createIds, createLogger, type LogLine, systemClock, systemRandom } from '@tenon/kernel';
import { CliError } from '../errors.ts';
import { ensureLocalAccounts, type LocalAccount } from '../wiring/accounts.ts';
import { takeDataDir } from '../wiring/data-dir.ts';
import { openTenon, type Tenon } from '../wiring/open-tenon.ts';
import { openSiteServer } from '../wiring/site-server.ts';
import { type Command, type CommandContext, type CommandInput, dataOption } from './command.ts';

export const start: Command = {
  name: 'start',
  description: 'Start the site with all apps on one port',
  positionals: [],
  options: {
    port: { type: 'string', description: 'port on 127.0.0.1', default: '8080' },
    data: dataOption,
    app: { type: 'string', description: 'folder of an app to install (repeatable)', multiple: true },
    demo: { type: 'string', description: 'issues to import into an empty site' },
    'app-ports': { type: 'boolean', description: 'serve each app on its own port instead of <app>.localhost' },
    verbose: { type: 'boolean', description: 'print the log' },
  },
  run,
};

async function run(context: CommandContext, input: CommandInput): Promise<number> {
  const startedAt = systemClock.now();
  // Each part is closed if a later one fails, in reverse order.
  const opened: (() => void | Promise<void>)[] = [];
  try {
    const server = await openSiteServer({
      port: portOf(input.text('port')),
      hasAppPorts: input.flag('app-ports'),
      shellDir: context.shellDir,
    });
    opened.push(() => server.close());
    const dataDir = takeDataDir(input.text('data'), systemRandom);
    opened.push(() => dataDir.release());
    const tenon = await openTenon({
      dataDir,
      ...context.built,
      siteUrl: server.siteUrl,
      originOf: server.originOf,
      clock: systemClock,
      random: systemRandom,
      logger: loggerOf(context, input.flag('verbose')),
    });
    opened.push(() => tenon.close());
    const stopped = untilSignal();
    const accounts = await ensureLocalAccounts(tenon.jira, dataDir.path, systemRandom);
    await seed(tenon, input.text('demo'), context);
    for (const dir of input.list('app')) await installOne(tenon, dir, context);
    const controlToken = createIds(systemRandom).token(32);
    server.serve(tenon, { controlToken, welcome: accounts.map(welcomeOf) });
    dataDir.announce(server.port, controlToken);
    context.out(banner(server.siteUrl, dataDir.path, accounts, systemClock.now() - startedAt));
    await stopped;
    context.out('Stopping');
    return 0;
  } finally {
    for (const close of opened.reverse()) await close();
  }
}

function loggerOf(context: CommandContext, isVerbose: boolean) {
  return createLogger((line) => (isVerbose || line.level === 'error' ? context.out(describe(line)) : undefined));
}

function welcomeOf({ email, displayName, role }: LocalAccount) {
  return { email, displayName, role };
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new CliError('CLI_USAGE', `Cannot listen on port "${text}": it is not a number between 0 and 65535`);
  return port;
}

/** Demo issues go the way of every import; a killed first start goes on where it stopped. */
async function seed(tenon: Tenon, file: string, context: CommandContext): Promise<void> {
  if (file === '' || !existsSync(file)) return;
  const summary = await tenon.jira.importer.run(createReadStream(file), {
    sourceId: 'demo',
    skipFinished: true,
    onProgress: ({ lines }) => context.status(`Importing demo issues: ${lines}`),
  });
  context.status('');
  if (summary.imported > 0)
    context.out(`Imported ${summary.imported} demo issues in ${(summary.elapsedMs / 1000).toFixed(1)} s`);
}

async function installOne(tenon: Tenon, dir: string, context: CommandContext): Promise<void> {
  const { installation, isChanged } = await tenon.host.install(dir);
  if (isChanged) context.out(`Installed ${installation.name}`);
}

function banner(siteUrl: string, dataPath: string, accounts: LocalAccount[], elapsedMs: number): string {
  return [
    '',
    `Tenon is ready at ${siteUrl}  (${(elapsedMs / 1000).toFixed(1)} s)`,
    '',
    'Sign in as',
    ...accounts.map(({ email, password, role }) => `  ${email.padEnd(22)} ${password}   ${role}`),
    '',
    'Then open Apps > Secret Scanner and press "Scan all issues".',
    `Data: ${dataPath}   Stop: Ctrl-C`,
    '',
  ].join('\n');
}

function describe({ level, event, fields }: LogLine): string {
  return [level, event, ...Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`)].join(' ');
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
