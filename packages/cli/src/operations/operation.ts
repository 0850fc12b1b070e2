import type { Tenon } from '../wiring/open-tenon.ts';

/** A line that an operation reports: progress while it runs, then one result. */
export type Report =
  | { type: 'progress'; value: unknown }
  | { type: 'result'; value: unknown }
  | { type: 'error'; code: string; message: string };

/**
 * What a command does to a site. It runs in the process that owns the data folder: this one, or a running `tenon start`
 * that is asked over its control endpoint. Arguments and reports are JSON.
 */
export interface Operation<Args, Progress, Result> {
  name: string;
  parse(args: unknown): Args;
  run(tenon: Tenon, args: Args, input: AsyncIterable<Uint8Array>, progress: (value: Progress) => void): Promise<Result>;
}
