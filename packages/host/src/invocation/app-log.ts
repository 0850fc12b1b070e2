import type { Clock } from '@tenon/kernel';
import { type Kysely, sql } from 'kysely';
import { HOST_LIMITS, INVOCATION_LIMITS } from '../limits.ts';
import type { HostTables } from '../schema/tables.ts';

export interface LogSource {
  installationId: string;
  invocationId: string;
  functionKey: string;
}

export interface LogLine {
  at: number;
  level: string;
  functionKey: string;
  invocationId: string;
  text: string;
}

/** What apps print, kept per installation up to a bound. For the app's developer; never mixed with the host's own log. */
export class AppLog {
  readonly #db: Kysely<HostTables>;
  readonly #clock: Clock;

  constructor(db: Kysely<HostTables>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  writerFor(source: LogSource): { write: (level: string, text: string) => void; flush: () => Promise<void> } {
    const lines: { level: string; text: string; at: number }[] = [];
    let chars = 0;
    let isFull = false;
    const write = (level: string, text: string) => {
      if (isFull) return;
      chars += text.length;
      isFull =
        lines.length >= INVOCATION_LIMITS.logLinesPerInvocation || chars > INVOCATION_LIMITS.logCharsPerInvocation;
      const line = isFull ? { level: 'warn', text: 'Log limit reached: further lines are dropped' } : { level, text };
      lines.push({ ...line, at: this.#clock.now() });
    };
    return { write, flush: () => this.#store(source, lines) };
  }

  async list(installationId: string, limit: number): Promise<LogLine[]> {
    const rows = await this.#db
      .selectFrom('app_log')
      .selectAll()
      .where('installation_id', '=', installationId)
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.reverse().map((row) => ({
      at: row.at,
      level: row.level,
      functionKey: row.function_key,
      invocationId: row.invocation_id,
      text: row.text,
    }));
  }

  async #store(source: LogSource, lines: { level: string; text: string; at: number }[]): Promise<void> {
    if (lines.length === 0) return;
    const rows = lines.map((line) => ({
      ...line,
      installation_id: source.installationId,
      invocation_id: source.invocationId,
      function_key: source.functionKey,
    }));
    await this.#db
      .insertInto('app_log')
      .values(rows as never)
      .execute();
    await sql`DELETE FROM app_log WHERE installation_id = ${source.installationId} AND id <= (
      SELECT id FROM app_log WHERE installation_id = ${source.installationId} ORDER BY id DESC LIMIT 1 OFFSET ${HOST_LIMITS.logRowsPerInstallation})`.execute(
      this.#db,
    );
  }
}
