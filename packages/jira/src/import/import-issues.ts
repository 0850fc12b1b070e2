import { indexIssueText } from '../search/index-issue-text.ts';
import type { SiteContext } from '../site-context.ts';
import { type Counters, findCheckpoint, noneDone, saveCheckpoint, type Tally } from './checkpoint.ts';
import { ImportError, type ImportProblem, problemAt, RecordError } from './errors.ts';
import type { IssueRecord } from './issue-record.ts';
import { People } from './people.ts';
import { readIssue } from './read-issue.ts';
import { parseRecord, readRecords } from './read-records.ts';
import type { SourceRecord } from './record-scanner.ts';
import { References } from './references.ts';
import { writeChildren } from './write-children.ts';
import { linkParents, type Names, writeIssues } from './write-issues.ts';

export interface ImportProgress extends Tally {
  /** Bytes of the source read, as stored (compressed); a resumed import reads from the start. */
  bytes: number;
}

export interface ImportSummary extends ImportProgress {
  /** The first 100; `skipped` counts all. */
  errors: ImportProblem[];
  /** Projects and users that were created. */
  projects: number;
  users: number;
  elapsedMs: number;
  /** 0 when the import began at the start. */
  resumedAtLine: number;
}

export interface ImportOptions {
  /** Names the content, not the place: an unfinished import under the same id is continued. */
  sourceId: string;
  onProgress?: (progress: ImportProgress) => void;
  /** Stops between two batches. */
  signal?: AbortSignal;
  /** Does nothing, and reads nothing, when this source was imported to its end before. */
  skipFinished?: boolean;
  /** Issues per transaction; 200 unless told. */
  batchSize?: number;
}

/** A batch is also closed when its records exceed this, so that memory stays bounded. */
const batchBytesMax = 8 * 1024 * 1024;

/**
 * Imports Jira issues: NDJSON, search pages or arrays of issue objects of REST v2 or v3, each optionally compressed by
 * gzip. Issues are upserted by key; a second run of the same source changes nothing. What cannot be read is reported
 * and passed over. Each batch is one transaction together with its checkpoint, so an import that was killed or aborted
 * goes on where it stood.
 *
 * FIDELITY: Jira's importers raise no issue events and notify nobody; here neither; an import of
 * thousands must not start thousands of functions, and apps learn of imported issues by searching.
 *
 * @throws {ImportError} IMPORT_ABORTED when the signal says so.
 */
export async function importIssues(
  site: SiteContext,
  source: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): Promise<ImportSummary> {
  const checkpoint = await findCheckpoint(site.store.db, options.sourceId);
  const run = new ImportRun(site, options, checkpoint?.isFinished ? undefined : checkpoint?.counters);
  if (checkpoint?.isFinished && options.skipFinished) return run.summary();
  for await (const step of readRecords(source)) {
    for (const record of step.records) await run.add(record);
    run.reached(step.bytes, step.line);
  }
  return run.finish();
}

class ImportRun {
  readonly #site: SiteContext;
  readonly #options: ImportOptions;
  readonly #names: Names;
  readonly #startedAt: number;
  readonly #resumed: Counters | undefined;
  readonly #counters: Counters;
  #seen = 0;
  #bytes = 0;
  #batch = new Map<string, IssueRecord>();
  #batchBytes = 0;

  constructor(site: SiteContext, options: ImportOptions, resumed: Counters | undefined) {
    this.#site = site;
    this.#options = options;
    this.#startedAt = site.clock.now();
    this.#names = {
      people: new People(this.#startedAt),
      references: new References(this.#startedAt),
      now: this.#startedAt,
    };
    this.#resumed = resumed;
    this.#counters = structuredClone(resumed ?? noneDone);
  }

  async add(source: SourceRecord): Promise<void> {
    if (++this.#seen <= (this.#resumed?.records ?? 0)) return;
    const record = this.#read(source);
    // Two versions of one issue in a batch: the later one is an update of the earlier.
    if (record !== undefined && this.#batch.has(record.key)) await this.#flush();
    this.#counters.records = this.#seen;
    this.#counters.lines = source.line;
    if (record === undefined) return;
    this.#batch.set(record.key, record);
    const isFull = this.#batch.size >= (this.#options.batchSize ?? 200) || this.#batchBytes > batchBytesMax;
    if (isFull) await this.#flush();
  }

  reached(bytes: number, line: number): void {
    this.#bytes = bytes;
    this.#counters.lines = Math.max(this.#counters.lines, line - 1);
  }

  async finish(): Promise<ImportSummary> {
    await this.#flush(true);
    return this.summary();
  }

  summary(): ImportSummary {
    const { problems: errors, projects, users } = this.#counters;
    const elapsedMs = this.#site.clock.now() - this.#startedAt;
    return { ...this.#progress(), errors, projects, users, elapsedMs, resumedAtLine: this.#resumed?.lines ?? 0 };
  }

  #read(source: SourceRecord): IssueRecord | undefined {
    if ('code' in source) return this.#skip(source);
    try {
      this.#batchBytes += source.bytes.length;
      return readIssue(parseRecord(source.bytes));
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      return this.#skip(problemAt(source.line, error.code, error.detail));
    }
  }

  #skip(problem: ImportProblem): undefined {
    this.#counters.skipped++;
    if (this.#counters.problems.length < 100) this.#counters.problems.push(problem);
  }

  async #flush(isFinished = false): Promise<void> {
    if (this.#options.signal?.aborted) {
      throw new ImportError('IMPORT_ABORTED', 'Import stopped: run it again to go on from the last batch');
    }
    const records = [...this.#batch.values()];
    const { store, clock } = this.#site;
    await store.transaction(async (tx) => {
      const issues = await writeIssues(tx, records, this.#names);
      const { comments } = await writeChildren(tx, issues, this.#names);
      const changed = issues.filter(({ state }) => state !== 'unchanged');
      await indexIssueText(
        tx,
        changed.map(({ id }) => id),
      );
      for (const { state } of issues) this.#counters[state]++;
      this.#counters.comments += comments;
      this.#counters.projects = (this.#resumed?.projects ?? 0) + this.#names.references.projectsCreated;
      this.#counters.users = (this.#resumed?.users ?? 0) + this.#names.people.created;
      if (isFinished) await linkParents(tx);
      await saveCheckpoint(tx, this.#options.sourceId, this.#counters, { clock, isFinished });
    });
    this.#batch.clear();
    this.#batchBytes = 0;
    this.#options.onProgress?.(this.#progress());
  }

  #progress(): ImportProgress {
    const { lines, imported, updated, unchanged, skipped, comments } = this.#counters;
    return { bytes: this.#bytes, lines, imported, updated, unchanged, skipped, comments };
  }
}
