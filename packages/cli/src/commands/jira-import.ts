import { createReadStream, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { ImportProgress, ImportSummary } from '@tenon/jira';
import { CliError } from '../errors.ts';
import { importIssues } from '../operations/import-issues.ts';
import { runOperation } from '../wiring/run-operation.ts';
import { type Command, dataOption, jsonOption } from './command.ts';
import { progressBar } from './progress-bar.ts';

export const jiraImport: Command = {
  name: 'jira import',
  description: 'Import issues: REST search pages or NDJSON of issues, optionally gzip',
  positionals: ['FILE'],
  options: { data: dataOption, json: jsonOption },
  async run(context, input) {
    const file = input.positionals[0] ?? '';
    const size = sizeOf(file);
    const summary = await runOperation(
      { dataPath: input.text('data'), built: context.built },
      importIssues,
      // The size tells a changed file of the same name from one that was imported halfway.
      { sourceId: `${basename(file)}:${size}` },
      { input: createReadStream(file), progress: (progress) => context.status(progressText(progress, size)) },
    );
    context.status('');
    context.out(
      input.flag('json') ? JSON.stringify(summary) : `${describe(summary)}\nData: ${resolve(input.text('data'))}`,
    );
    return summary.skipped > 0 && doneOf(summary) === 0 ? 1 : 0;
  },
};

function sizeOf(file: string): number {
  try {
    const stat = statSync(file);
    if (!stat.isFile()) throw new CliError('FILE_UNREADABLE', `Cannot read "${file}": it is not a file`);
    return stat.size;
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(
      'FILE_UNREADABLE',
      `Cannot read "${file}": ${(error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : 'access is refused'}`,
    );
  }
}

function progressText({ bytes, imported, updated, skipped, comments }: ImportProgress, size: number): string {
  return `${progressBar(size === 0 ? 1 : bytes / size)} ${counted(imported + updated, 'issue')}, ${counted(comments, 'comment')}, ${skipped} skipped`;
}

function describe(summary: ImportSummary): string {
  return [
    `${counted(summary.imported, 'issue')} imported, ${summary.updated} updated, ${summary.unchanged} unchanged, ${summary.skipped} skipped; ${counted(summary.comments, 'comment')}`,
    `${counted(summary.projects, 'project')}, ${counted(summary.users, 'user')}; ${pace(summary)}`,
    ...(summary.resumedAtLine > 0 ? [`Resumed after line ${summary.resumedAtLine}`] : []),
    ...summary.errors.map(({ line, reason }) => `  line ${line}: ${reason}`),
    ...(summary.skipped > summary.errors.length ? [`  and ${summary.skipped - summary.errors.length} more`] : []),
  ].join('\n');
}

/** Below one second the rate would tell of opening the site, not of importing. */
function pace(summary: ImportSummary): string {
  const seconds = summary.elapsedMs / 1000;
  const rate = seconds < 1 ? '' : `, ${counted(Math.round(doneOf(summary) / seconds), 'issue')}/s`;
  return `${seconds.toFixed(1)} s${rate}`;
}

function doneOf({ imported, updated, unchanged }: ImportSummary): number {
  return imported + updated + unchanged;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
