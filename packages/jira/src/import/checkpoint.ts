import type { Clock } from '@tenon/kernel';
import type { Db } from '../site-context.ts';
import type { ImportProblem } from './errors.ts';

/** Lines read, and issues by what became of them. */
export interface Tally {
  lines: number;
  imported: number;
  updated: number;
  unchanged: number;
  skipped: number;
  /** Comments added. */
  comments: number;
}

/** What an import has done up to its last batch; written in the transaction of that batch. */
export interface Counters extends Tally {
  /** Records of the source done, bad ones too. A resumed import passes over so many. */
  records: number;
  projects: number;
  users: number;
  /** The first 100. */
  problems: ImportProblem[];
}

export const noneDone: Counters = {
  records: 0,
  lines: 0,
  imported: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  comments: 0,
  projects: 0,
  users: 0,
  problems: [],
};

export interface Checkpoint {
  counters: Counters;
  isFinished: boolean;
}

/** Where an import of this source stands; undefined when there was none. */
export async function findCheckpoint(db: Db, sourceId: string): Promise<Checkpoint | undefined> {
  const job = await db.selectFrom('import_job').selectAll().where('source_id', '=', sourceId).executeTakeFirst();
  return job && { counters: JSON.parse(job.counters) as Counters, isFinished: job.finished_at !== null };
}

export async function saveCheckpoint(
  db: Db,
  sourceId: string,
  counters: Counters,
  { clock, isFinished }: { clock: Clock; isFinished: boolean },
): Promise<void> {
  const now = clock.now();
  const progress = {
    lines_done: counters.lines,
    counters: JSON.stringify(counters),
    updated_at: now,
    finished_at: isFinished ? now : null,
  };
  await db
    .insertInto('import_job')
    .values({ source_id: sourceId, started_at: now, ...progress })
    .onConflict((conflict) => conflict.column('source_id').doUpdateSet(progress))
    .execute();
}
