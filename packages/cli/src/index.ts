export type { CommandContext } from './commands/command.ts';
export { CliError, type CliErrorCode } from './errors.ts';
export { runCommandLine } from './run-command-line.ts';
export { type DataDir, takeDataDir } from './wiring/data-dir.ts';
export { type BuildProducts, openTenon, type Tenon } from './wiring/open-tenon.ts';
export { openSiteServer, type SiteServer } from './wiring/site-server.ts';
