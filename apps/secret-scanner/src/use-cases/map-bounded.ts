/** Maps with at most `parallelMax` calls under way; results stand in the order of the items. The first error ends it. */
export async function mapBounded<T, R>(
  items: readonly T[],
  parallelMax: number,
  run: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const entries = items.entries();
  async function work(): Promise<void> {
    for (const [index, item] of entries) results[index] = await run(item);
  }
  await Promise.all(Array.from({ length: Math.min(parallelMax, items.length) }, work));
  return results;
}
