import { retryLater } from '../adapters/queue.ts';
import { JiraCallError } from '../errors.ts';
import { RETRIES_MAX } from '../limits.ts';

/**
 * Runs a queue job. A failure that may pass is handed back to the platform for a later delivery; one that will not, or
 * has not after the last delivery, is logged by kind and given to `onGivenUp`.
 */
export async function runJob(
  name: string,
  event: { retryContext?: { retryCount: number } },
  run: () => Promise<void>,
  onGivenUp: (reason: string) => Promise<void> = async () => {},
): Promise<unknown> {
  try {
    await run();
    return undefined;
  } catch (error) {
    const isFinal = error instanceof JiraCallError && !error.isTransient;
    if (!isFinal && (event.retryContext?.retryCount ?? 0) < RETRIES_MAX) return retryLater(error);
    // Name and our own message only: the text of a foreign error may repeat what a user wrote.
    const reason =
      error instanceof JiraCallError ? error.message : 'Cannot go on: an unexpected error, see the log of the app';
    // biome-ignore lint/suspicious/noConsole: the console is the log of a Forge app.
    console.error(`job.failed ${name} ${error instanceof Error ? error.name : typeof error}`);
    await onGivenUp(reason);
    return undefined;
  }
}
