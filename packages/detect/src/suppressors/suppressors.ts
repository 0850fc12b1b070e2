import type { SuppressorName } from '../rule.ts';
import { isCommonPassword } from './common-password.ts';
import { hasLowVariety } from './low-variety.ts';
import { isMasked } from './masked.ts';
import { hasPlaceholderWord } from './placeholder-word.ts';
import { isReference } from './reference.ts';

const SUPPRESSORS: Record<SuppressorName, (value: string) => boolean> = {
  'common-password': isCommonPassword,
  'low-variety': hasLowVariety,
  masked: isMasked,
  'placeholder-word': hasPlaceholderWord,
  reference: isReference,
};

/** Whether the value only stands for one: masked, a placeholder, a variable, a word everybody types. */
export function isSuppressed(names: readonly SuppressorName[], value: string): boolean {
  return names.some((name) => SUPPRESSORS[name](value));
}
