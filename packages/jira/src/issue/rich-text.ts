import { adfToText } from '../adf/adf-to-text.ts';
import { validateAdf } from '../adf/validate-adf.ts';

/** https://support.atlassian.com/jira-cloud-administration/docs/configure-advanced-settings/ (read 2026-11). */
const TEXT_LENGTH_MAX = 32_767;
const NO_DOCUMENT = 'Operation value must be an Atlassian Document (see the Atlassian Document Format)';

/** What is wrong with a rich-text value, in Jira's words; undefined when it may be stored. */
export function richTextProblem(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return NO_DOCUMENT;
  const problem = validateAdf(value);
  if (problem !== undefined) return `INVALID_INPUT: ${problem}`;
  if (adfToText(value).length > TEXT_LENGTH_MAX) {
    return `The entered text is too long. It exceeds the allowed limit of ${TEXT_LENGTH_MAX} characters.`;
  }
  return undefined;
}
