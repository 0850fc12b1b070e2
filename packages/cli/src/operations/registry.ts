import { installAppOperation, listApps, readAppLogs } from './apps.ts';
import { importIssues } from './import-issues.ts';
import type { Operation } from './operation.ts';

/** An operation whose types are checked by its own `parse`. */
export type AnyOperation = Operation<unknown, unknown, unknown>;

/** Arguments and progress cross a process border as JSON, so only `parse` knows their types. */
function erase<Args, Progress, Result>(operation: Operation<Args, Progress, Result>): AnyOperation {
  return {
    name: operation.name,
    parse: (args) => operation.parse(args),
    run: (tenon, args, input, progress) => operation.run(tenon, operation.parse(args), input, progress),
  };
}

export const operations: readonly AnyOperation[] = [
  erase(importIssues),
  erase(installAppOperation),
  erase(listApps),
  erase(readAppLogs),
];
