import type { Finding, FoundValue } from './finding.ts';
import { FINDING_COUNT_MAX } from './limits.ts';
import { withoutOverlaps } from './overlap.ts';
import { AT_DIGITS, AT_IBAN_HEAD, createPrefilter, type Visit } from './prefilter.ts';
import type { Anchor, Rule } from './rule.ts';
import { createVerifier, type Verify } from './verifier.ts';

export interface Scanner {
  /**
   * Finds the secrets and personal data in a text, in order of place and without overlaps; at most `FINDING_COUNT_MAX`. Takes time linear in
   * the length of the text and never throws.
   */
  scan(text: string): Finding[];
}

/**
 * Prepares rules for scanning. Costs a few milliseconds: make one scanner and keep it.
 *
 * @example
 * const scanner = createScanner(builtinRules);
 * const [finding] = scanner.scan(text);
 */
export function createScanner(rules: readonly Rule[]): Scanner {
  const prefilter = createPrefilter(rules);
  const verifiers = rules.map(createVerifier);
  const atDigits = indexesOf(rules, 'digits');
  const atIbanHead = indexesOf(rules, 'iban-head');

  function scan(text: string): Finding[] {
    const found: FoundValue[] = [];
    const endOfLast = new Map<number, number>();

    function attempt(ruleIndex: number, position: number): void {
      if (position < (endOfLast.get(ruleIndex) ?? 0)) return;
      const finding = (verifiers[ruleIndex] as Verify)(text, position);
      if (finding === undefined) return;
      endOfLast.set(ruleIndex, finding.end);
      found.push(finding);
    }

    const visit: Visit = (ruleIndex, position) => {
      if (ruleIndex === AT_DIGITS) for (const index of atDigits) attempt(index, position);
      else if (ruleIndex === AT_IBAN_HEAD) for (const index of atIbanHead) attempt(index, position);
      else attempt(ruleIndex, position);
      return found.length < FINDING_COUNT_MAX;
    };
    prefilter.run(text, visit);
    return withoutOverlaps(found);
  }
  return { scan };
}

function indexesOf(rules: readonly Rule[], anchor: Anchor): number[] {
  return rules.flatMap((rule, index) => (rule.anchor === anchor ? [index] : []));
}
