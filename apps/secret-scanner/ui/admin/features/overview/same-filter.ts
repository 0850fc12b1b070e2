import type { FindingFilter } from '../../../../src/contract.ts';

/** Whether both show the same findings. A name without a value is as good as none. */
export function isSameFilter(one: FindingFilter, other: FindingFilter): boolean {
  const names = Object.keys({ ...one, ...other }) as (keyof FindingFilter)[];
  return names.every((name) => one[name] === other[name]);
}
