// Functions cannot be cloned into another window: in a payload they travel as `{ __tenonFunction: handle }`.

/** Bounds a hostile or careless payload: deeper nesting, or more live functions, is refused. */
const DEPTH_MAX = 64;
const FUNCTIONS_MAX = 10_000;

export type LiveFunction = (...args: unknown[]) => unknown;

/** The functions that this side has given away, by handle. */
export class FunctionTable {
  readonly #byHandle = new Map<number, LiveFunction>();
  #nextHandle = 1;

  add(live: LiveFunction): number {
    if (this.#byHandle.size >= FUNCTIONS_MAX) {
      throw new Error(`Cannot send function: ${FUNCTIONS_MAX} functions are in use already`);
    }
    const handle = this.#nextHandle++;
    this.#byHandle.set(handle, live);
    return handle;
  }

  find(handle: number): LiveFunction | undefined {
    return this.#byHandle.get(handle);
  }

  release(handle: number): void {
    this.#byHandle.delete(handle);
  }

  get size(): number {
    return this.#byHandle.size;
  }
}

/** Copies `value` with each function replaced by its handle. Blobs, dates and the like pass to the structured clone. */
export function dehydrate(value: unknown, functions: FunctionTable): unknown {
  return walk(value, (leaf) =>
    typeof leaf === 'function' ? { __tenonFunction: functions.add(leaf as LiveFunction) } : leaf,
  );
}

/** Copies `value` with each handle replaced by what `stub` makes of it. */
export function hydrate(value: unknown, stub: (handle: number) => LiveFunction): unknown {
  return walk(value, (leaf) => leaf, stub);
}

function walk(
  value: unknown,
  leaf: (value: unknown) => unknown,
  stub?: (handle: number) => LiveFunction,
  depth = 0,
): unknown {
  if (depth > DEPTH_MAX) throw new Error(`Cannot send value: it is nested deeper than ${DEPTH_MAX} levels`);
  if (Array.isArray(value)) return value.map((item) => walk(item, leaf, stub, depth + 1));
  if (!isPlainObject(value)) return leaf(value);
  if (stub && typeof value.__tenonFunction === 'number') return stub(value.__tenonFunction);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, leaf, stub, depth + 1)]));
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // The second test holds for an object that was made in another realm.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
