/** Written by documentation: long words, or short ones set apart, so that random characters hardly ever spell them. */
export function hasPlaceholderWord(value: string): boolean {
  return /example|placeholder|changeme|redacted|replace[-_]?me|insert[-_]|(?:^|[-_])(?:your|my|fake|dummy|sample)[-_]/i.test(
    value,
  );
}
