import { resolve } from 'node:path';
import { CliError } from '../errors.ts';
import { type AppInstalled, installAppOperation, listApps, readAppLogs } from '../operations/apps.ts';
import { runOperation } from '../wiring/run-operation.ts';
import { type Command, dataOption, jsonOption } from './command.ts';

export const appInstall: Command = {
  name: 'app install',
  description: 'Install or upgrade the Forge app in a folder',
  positionals: ['DIR'],
  options: { data: dataOption },
  async run(context, input) {
    const app = await runOperation({ dataPath: input.text('data'), built: context.built }, installAppOperation, {
      dir: resolve(input.positionals[0] ?? '.'),
    });
    for (const warning of app.warnings) context.out(warning);
    context.out(outcomeOf(app));
    context.out(`Scopes: ${app.scopes.join(', ') || 'none'}`);
    return 0;
  },
};

export const appList: Command = {
  name: 'app list',
  description: 'List installed apps',
  positionals: [],
  options: { data: dataOption, json: jsonOption },
  async run(context, input) {
    const apps = await runOperation({ dataPath: input.text('data'), built: context.built }, listApps, {});
    if (input.flag('json')) context.out(JSON.stringify(apps));
    else if (apps.length === 0) context.out('No app is installed. Install one with "tenon app install DIR"');
    else for (const app of apps) context.out(`${app.slug.padEnd(32)} ${app.version}  ${app.name}`);
    return 0;
  },
};

export const appLogs: Command = {
  name: 'app logs',
  description: 'Print what an app logged',
  positionals: ['APP'],
  options: {
    data: dataOption,
    json: jsonOption,
    limit: { type: 'string', description: 'number of lines', default: '100' },
  },
  async run(context, input) {
    const lines = await runOperation({ dataPath: input.text('data'), built: context.built }, readAppLogs, {
      app: input.positionals[0] ?? '',
      limit: limitOf(input.text('limit')),
    });
    if (input.flag('json')) context.out(JSON.stringify(lines));
    else
      for (const line of lines)
        context.out(
          `${new Date(line.at).toISOString()} ${line.level.padEnd(5)} ${line.functionKey}: ${printable(line.text)}`,
        );
    return 0;
  },
};

/** An upgrade names what it replaced: who has an app's id has its storage. */
function outcomeOf({ name, slug, version, isChanged, previousName }: AppInstalled): string {
  if (!isChanged) return `${name} (${slug}) is installed already in this version`;
  if (previousName === undefined) return `Installed ${name} (${slug}), version ${version}`;
  return `Upgraded ${previousName}${previousName === name ? '' : ` to ${name}`} (${slug}), version ${version}`;
}

/** What an app printed may hold escape sequences that would act on this terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 5_000)
    throw new CliError('CLI_USAGE', `Cannot print "${text}" lines: it is not a number between 1 and 5000`);
  return limit;
}
