/** How many jobs of each group run now, and how many may. */
export class RunningGroups {
  readonly #groups = new Map<string, { running: number; limit: number }>();

  /** Counts a job in; returns what counts it out again. */
  enter(group: string | undefined, limit: number): () => void {
    if (group === undefined) return () => {};
    this.#set(group, (this.#groups.get(group)?.running ?? 0) + 1, limit);
    return () => this.#set(group, (this.#groups.get(group)?.running ?? 1) - 1, limit);
  }

  /** Groups of which no further job may start. */
  full(): string[] {
    return [...this.#groups].filter(([, { running, limit }]) => running >= limit).map(([group]) => group);
  }

  #set(group: string, running: number, limit: number): void {
    if (running === 0) this.#groups.delete(group);
    else this.#groups.set(group, { running, limit: Math.max(limit, 1) });
  }
}
