import type { BuildProducts } from '../wiring/open-tenon.ts';

/** Where the command line finds what was built, and where it writes. */
export interface CommandContext {
  built: BuildProducts;
  shellDir: string;
  /** Policy folder: claims and built probes. */
  policy: { claimsDir: string; probesFile: string };
  out(text: string): void;
  /** Progress that overwrites itself; nothing when the output is not a terminal. */
  status(text: string): void;
}

export interface Option {
  type: 'string' | 'boolean';
  description: string;
  default?: string | boolean;
  multiple?: boolean;
}

/** `tenon <noun> <verb>`. The definition feeds parsing, help and tests. */
export interface Command {
  name: string;
  description: string;
  /** Names of the positional arguments, all required. */
  positionals: string[];
  options: Record<string, Option>;
  run(context: CommandContext, input: CommandInput): Promise<number>;
}

export interface CommandInput {
  positionals: string[];
  text(name: string): string;
  list(name: string): string[];
  flag(name: string): boolean;
}

export const dataOption: Option = { type: 'string', description: 'folder for databases and keys', default: '.tenon' };
export const jsonOption: Option = { type: 'boolean', description: 'print JSON' };
