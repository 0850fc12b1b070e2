import { adfToText } from '../adf/adf-to-text.ts';
import { type AdfDocument, documentOf } from '../adf/document.ts';
import { textToAdf } from '../adf/text-to-adf.ts';
import { validateAdf } from '../adf/validate-adf.ts';
import { wikiToAdf } from '../adf/wiki-to-adf.ts';
import { isObject, type Json, notOfType } from './field-reader.ts';
import { accountIdOf } from './people.ts';

/**
 * The document of a rich text field: wiki markup of v2, or a document of v3. Undefined when there is none.
 *
 * FIDELITY: the cloud keeps documents with node types it retired long ago; here such a document keeps its text and
 * loses its form; every stored document passes the same check as one that is sent in.
 */
export function richTextAt(source: Json, name: string): AdfDocument | undefined {
  const value = source[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return wikiToAdf(value, { mention: mentioned });
  if (!isObject(value)) throw notOfType(name, 'a text or a document');
  return validateAdf(value) === undefined ? (value as unknown as AdfDocument) : textToAdf(adfToText(value));
}

/** As stored: JSON text, null for no text at all. */
export function storedRichTextAt(source: Json, name: string): string | null {
  const document = richTextAt(source, name);
  return document === undefined || document.content.length === 0 ? null : JSON.stringify(document);
}

/** Comments have a body even when it is empty. */
export function storedBodyAt(source: Json, name: string): string {
  return JSON.stringify(richTextAt(source, name) ?? documentOf([]));
}

function mentioned(name: string): { id: string; text: string } {
  const isAccountId = /^[0-9a-f]{24}$|:/.test(name);
  return { id: isAccountId ? name : accountIdOf(name), text: `@${name}` };
}
