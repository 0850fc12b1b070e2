const WORDS =
  /example|placeholder|changeme|redacted|replace[-_]?me|insert[-_]|(?:^|[-_])(?:your|my|fake|dummy|sample)[-_]/i;
const PLAIN_WORDS = /^[a-z]+(?:[-_][a-z]+){3,20}$/;

/** Written by documentation: long words, or short ones set apart, so that random characters hardly ever spell them. */
export function hasPlaceholderWord(value: string): boolean {
  return WORDS.test(value) || PLAIN_WORDS.test(value);
}
