import type { Command } from './commands/command.ts';

/** Help text, from the definitions that also parse the arguments. */
export function help(commands: readonly Command[]): string {
  const single = commands.length === 1;
  return [
    ...(single ? [] : ['Usage: tenon <noun> <verb> [options]', '']),
    ...commands.flatMap((command) => [
      `${single ? 'Usage: ' : '  '}tenon ${[command.name, ...command.positionals].join(' ')}`,
      `      ${command.description}`,
      ...Object.entries(command.options).map(
        ([name, { type, description, default: preset }]) =>
          `      --${(name + (type === 'string' ? ' VALUE' : '')).padEnd(18)} ${description}${preset === undefined ? '' : ` (${preset})`}`,
      ),
    ]),
  ].join('\n');
}
