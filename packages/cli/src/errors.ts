import { TenonError } from '@tenon/kernel';

/**
 * CLI_USAGE: arguments that the command does not take. DATA_UNWRITABLE: the data folder cannot be used. DATA_IN_USE:
 * another Tenon runs on it. PORT_IN_USE, PORT_REFUSED: the port cannot be opened. FILE_UNREADABLE: an input file.
 * NOT_BUILT: a build product is missing. SITE_UNREACHABLE: a running Tenon does not answer. REMOTE: it answered with an error.
 */
export type CliErrorCode =
  | 'CLI_USAGE'
  | 'DATA_UNWRITABLE'
  | 'DATA_IN_USE'
  | 'PORT_IN_USE'
  | 'PORT_REFUSED'
  | 'FILE_UNREADABLE'
  | 'NOT_BUILT'
  | 'SITE_UNREACHABLE'
  | 'REMOTE';

export class CliError extends TenonError<CliErrorCode> {}
