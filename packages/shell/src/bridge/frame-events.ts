type Listener = (payload: unknown) => unknown;

/** Events between the frames of one app on this page; `group` is the installation. */
export class FrameEvents {
  readonly #listeners = new Map<string, Set<{ listener: Listener }>>();

  emit(group: string, event: string, payload: unknown): void {
    for (const { listener } of [...(this.#listeners.get(keyOf(group, event)) ?? [])]) listener(payload);
  }

  /** Returns what ends the subscription. */
  on(group: string, event: string, listener: Listener): () => void {
    const key = keyOf(group, event);
    const listeners = this.#listeners.get(key) ?? new Set();
    // An entry of its own: the same function may listen twice and leave once.
    const entry = { listener };
    this.#listeners.set(key, listeners.add(entry));
    return () => {
      listeners.delete(entry);
      if (listeners.size === 0 && this.#listeners.get(key) === listeners) this.#listeners.delete(key);
    };
  }
}

function keyOf(group: string, event: string): string {
  return JSON.stringify([group, event]);
}
