/** Struck out by a person or a tool: `xxxxxx`, `***`, `...`, or nothing but such characters. */
export function isMasked(value: string): boolean {
  return /[xX]{6}|\*{3}|\.{3}|…|•{2}/.test(value) || /^[xX#?._-]+$/.test(value);
}
