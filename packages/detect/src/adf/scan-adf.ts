import type { Finding } from '../finding.ts';
import type { Scanner } from '../scanner.ts';
import type { Place } from './view.ts';
import { walkAdf } from './walk-adf.ts';

/** `start` and `end` refer to the view in which the value was found; `places` are its parts in the document itself. */
export type AdfFinding = Finding & { readonly places: readonly Place[] };

/**
 * Scans an ADF document: its running text and every attribute string, each place counted by itself.
 *
 * @example
 * for (const finding of scanAdf(scanner, issue.fields.description)) report(finding.rule.id, finding.places);
 */
export function scanAdf(scanner: Scanner, document: unknown): AdfFinding[] {
  return walkAdf(document).flatMap((segment) =>
    // Assigned, not spread: the fingerprint input is not enumerable.
    scanner
      .scan(segment.text)
      .map((finding) => Object.assign(finding, { places: segment.locate(finding.start, finding.end) })),
  );
}
