import type { Random } from '@tenon/kernel';
import { secretGenerators } from '@tenon/testkit/demo';

/** A value made for this run, and the text in which it is planted. */
export interface Canary {
  ruleId: string;
  text: string;
  /** Pieces that occur nowhere by chance; each spelling in which storage could hold the value contains one. */
  traces: readonly { form: string; text: string }[];
}

const TRACE_LENGTH = 12;
/** Values of personal data have no random run: they are looked for as a whole. */
const WHOLE_LENGTH_MAX = 36;

/** One canary for each rule that can be generated. The rule's name in front gives context to those that ask for it. */
export function makeCanaries(rules: readonly { id: string; name: string }[], random: Random): Canary[] {
  return rules.map(({ id, name }) => {
    const value = secretGenerators[id]?.(random);
    if (value === undefined) throw new Error(`No canary can be made for the rule ${id}`);
    return { ruleId: id, text: `${name}: ${value}`, traces: tracesOf(value) };
  });
}

export function tracesOf(value: string): { form: string; text: string }[] {
  const compact = value.replace(/[\s-]/g, '');
  const isGrouped = /^[A-Z0-9]+$/.test(compact) && compact !== value && value.length <= WHOLE_LENGTH_MAX;
  const pieces = isGrouped ? [value, compact] : [longestRunOf(value)];
  const traces = pieces.flatMap((piece) => [
    { form: 'plain', text: piece },
    { form: 'reversed', text: [...piece].reverse().join('') },
    { form: 'hex', text: Buffer.from(piece).toString('hex') },
    { form: 'URL encoding', text: encodeURIComponent(piece) },
    ...base64Of(piece).map((text) => ({ form: 'base64', text })),
  ]);
  return traces.filter(({ form, text }) => form !== 'URL encoding' || /%/.test(text));
}

/** The middle of the longest run of letters and digits: separators may be dropped or escaped on the way, that run is not. */
function longestRunOf(value: string): string {
  const run = (value.match(/[A-Za-z0-9]+/g) ?? []).reduce(
    (longest, next) => (next.length > longest.length ? next : longest),
    '',
  );
  const start = Math.max(0, Math.floor((run.length - TRACE_LENGTH) / 2));
  return run.slice(start, start + TRACE_LENGTH);
}

/** How base64 spells a piece inside a longer text: one spelling for each position within three bytes, edges cut off. */
function base64Of(piece: string): string[] {
  return [0, 1, 2].map((offset) => {
    const whole = Buffer.from(`${'\0'.repeat(offset)}${piece}`)
      .toString('base64')
      .replace(/=+$/, '');
    return whole.slice(offset === 0 ? 0 : offset + 1, whole.length - 1);
  });
}
