import { parseArgs } from 'node:util';
import { isTenonError } from '@tenon/kernel';
import type { Command, CommandContext, CommandInput } from './commands/command.ts';
import { commands } from './commands/registry.ts';
import { CliError } from './errors.ts';
import { help } from './help.ts';

/** Runs `tenon <noun> <verb>`; returns the exit code: 0 done, 1 failed, 2 wrong usage. One clear line per error. */
export async function runCommandLine(argv: readonly string[], context: CommandContext): Promise<number> {
  if (argv.length === 0 || argv[0] === 'help' || argv[0] === '--help') {
    context.out(help(commands));
    return argv.length === 0 ? 2 : 0;
  }
  try {
    const { command, rest } = find(argv);
    if (rest.includes('--help')) {
      context.out(help([command]));
      return 0;
    }
    return await command.run(context, read(command, rest));
  } catch (error) {
    context.status('');
    if (!isTenonError(error)) throw error;
    context.out(error.message);
    return error.code === 'CLI_USAGE' ? 2 : 1;
  }
}

function find(argv: readonly string[]): { command: Command; rest: string[] } {
  for (const words of [2, 1]) {
    const command = commands.find((candidate) => candidate.name === argv.slice(0, words).join(' '));
    if (command !== undefined) return { command, rest: argv.slice(words) };
  }
  throw new CliError('CLI_USAGE', `There is no command "${argv.slice(0, 2).join(' ')}". See "tenon help"`);
}

function read(command: Command, rest: string[]): CommandInput {
  const parsed = parse(command, rest);
  if (parsed.positionals.length !== command.positionals.length) {
    throw new CliError(
      'CLI_USAGE',
      `"tenon ${command.name}" takes ${command.positionals.join(' ') || 'no arguments'}. See "tenon help"`,
    );
  }
  const value = (name: string) => parsed.values[name] ?? command.options[name]?.default;
  return {
    positionals: parsed.positionals,
    text: (name) => String(value(name) ?? ''),
    list: (name) => (value(name) ?? []) as string[],
    flag: (name) => value(name) === true,
  };
}

function parse(command: Command, args: string[]) {
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, option]) => [
      name,
      { type: option.type, multiple: option.multiple ?? false },
    ]),
  );
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new CliError('CLI_USAGE', `${(error as Error).message.split('. ')[0]}. See "tenon ${command.name} --help"`);
  }
}
