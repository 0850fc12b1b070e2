import { CONTEXT_CHARACTERS } from './limits.ts';
import type { ContextCheck } from './rule.ts';

export type HasContext = (text: string, start: number, end: number) => boolean;

/** Whether one of the words stands near a value, or the value is written in groups where that is enough. */
export function createContextCheck(context: ContextCheck): HasContext {
  const words = context.words.map((word) => word.replace(/ /g, '\\s')).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu');

  return function hasContext(text, start, end) {
    if (context.orSeparated && /[ -]/.test(text.slice(start, end))) return true;
    const before = text.slice(Math.max(0, start - CONTEXT_CHARACTERS), start);
    const after = text.slice(end, end + CONTEXT_CHARACTERS / 2);
    return pattern.test(`${before} ${after}`);
  };
}
