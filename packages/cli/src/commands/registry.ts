import { appInstall, appList, appLogs } from './app.ts';
import type { Command } from './command.ts';
import { jiraImport } from './jira-import.ts';
import { policyCheck } from './policy-check.ts';
import { start } from './start.ts';

export const commands: readonly Command[] = [start, jiraImport, appInstall, appList, appLogs, policyCheck];
