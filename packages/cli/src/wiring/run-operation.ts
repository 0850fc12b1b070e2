import { createLogger, systemClock, systemRandom } from '@tenon/kernel';
import type { Operation } from '../operations/operation.ts';
import { callControl } from './control.ts';
import { findRunning, takeDataDir } from './data-dir.ts';
import { type BuildProducts, openTenon } from './open-tenon.ts';

/** Runs an operation where the data folder is: in the running site when there is one, else in this process. */
export async function runOperation<A, P, R>(
  options: { dataPath: string; built: BuildProducts },
  operation: Operation<A, P, R>,
  args: A,
  { input, progress = () => {} }: { input?: AsyncIterable<Uint8Array>; progress?: (value: P) => void } = {},
): Promise<R> {
  const running = findRunning(options.dataPath);
  if (running !== undefined && running.port > 0) return callControl(running, operation, args, input, progress);
  const dataDir = takeDataDir(options.dataPath, systemRandom);
  try {
    const tenon = await openTenon({
      dataDir,
      ...options.built,
      siteUrl: 'http://localhost',
      originOf: ({ slug }) => `http://${slug}.localhost`,
      clock: systemClock,
      random: systemRandom,
      logger: createLogger(() => {}),
    });
    try {
      return await operation.run(tenon, args, input ?? nothing(), progress);
    } finally {
      await tenon.close();
    }
  } finally {
    dataDir.release();
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
