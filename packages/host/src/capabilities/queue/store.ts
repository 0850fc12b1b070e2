import { type Kysely, sql } from 'kysely';
import type { HostTables } from '../../schema/tables.ts';

export interface JobStats {
  success: number;
  inProgress: number;
  failed: number;
}

/** Counters per pushed job, as `Queue.getStats` shows them. */
export function createAsyncEventStore(db: Kysely<HostTables>) {
  const row = (installationId: string, jobId: string) =>
    db
      .selectFrom('async_event')
      .selectAll()
      .where('installation_id', '=', installationId)
      .where('job_id', '=', jobId)
      .executeTakeFirst();

  return {
    async begin(installationId: string, jobId: string, count: number, now: number): Promise<void> {
      await db
        .insertInto('async_event')
        .values({
          installation_id: installationId,
          job_id: jobId,
          in_progress: count,
          success: 0,
          failed: 0,
          is_cancelled: 0,
          created_at: now,
        })
        .onConflict((conflict) => conflict.doUpdateSet({ in_progress: sql`in_progress + ${count}` }))
        .execute();
    },

    async settle(installationId: string, jobId: string, success: boolean): Promise<void> {
      await db
        .updateTable('async_event')
        .set(
          success
            ? { in_progress: sql`max(in_progress - 1, 0)`, success: sql`success + 1` }
            : { in_progress: sql`max(in_progress - 1, 0)`, failed: sql`failed + 1` },
        )
        .where('installation_id', '=', installationId)
        .where('job_id', '=', jobId)
        .execute();
    },

    async stats(installationId: string, jobId: string): Promise<JobStats | undefined> {
      const found = await row(installationId, jobId);
      return found && { success: found.success, inProgress: found.in_progress, failed: found.failed };
    },

    async isCancelled(installationId: string, jobId: string): Promise<boolean> {
      return (await row(installationId, jobId))?.is_cancelled === 1;
    },

    /** False when the job is unknown. */
    async cancel(installationId: string, jobId: string): Promise<boolean> {
      const result = await db
        .updateTable('async_event')
        .set({ is_cancelled: 1 })
        .where('installation_id', '=', installationId)
        .where('job_id', '=', jobId)
        .executeTakeFirst();
      return result.numUpdatedRows > 0n;
    },
  };
}
