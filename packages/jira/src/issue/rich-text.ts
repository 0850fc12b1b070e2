import { adfToText } from '../adf/adf-to-text.ts';
import { validateAdf } from '../adf/validate-adf.ts';

/** https://support.atlassian.com/jira-cloud-administration/docs/configure-advanced-settings/ (read 2026-11). */
const TEXT_LENGTH_MAX = 32_767;
const NO_DOCUMENT = 'Operation value must be an Atlassian Document (see the Atlassian Document Format)';

/** A document that says nothing: no blocks, or paragraphs without content alone. */
export function isEmptyDocument(value: unknown): boolean {
  return blocksOf(value)?.every((block) => isParagraph(block) && (blocksOf(block) ?? []).length === 0) ?? false;
}

function blocksOf(node: unknown): unknown[] | undefined {
  const content = (node as { content?: unknown } | null | undefined)?.content;
  return Array.isArray(content) ? content : undefined;
}

function isParagraph(node: unknown): boolean {
  return (node as { type?: unknown } | null)?.type === 'paragraph';
}

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
