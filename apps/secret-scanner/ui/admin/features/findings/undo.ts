import type { State, StateChange } from '../../../../src/contract.ts';
import type { Assignment } from './api.ts';

/** The assignment that takes changes back: each finding to the state it had. */
export function undoOf(changes: readonly StateChange[]): Assignment {
  const groups = new Map<State, string[]>();
  for (const { id, previous } of changes) groups.set(previous, [...(groups.get(previous) ?? []), id]);
  return [...groups];
}
