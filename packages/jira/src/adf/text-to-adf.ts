import { type AdfDocument, type AdfNode, documentOf, paragraph } from './document.ts';

/** Plain text as a document: an empty line parts paragraphs, a single line break stays one. */
export function textToAdf(text: string): AdfDocument {
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '');
  return documentOf(paragraphs.map((part) => paragraph(lines(part))));
}

function lines(text: string): AdfNode[] {
  return text
    .split('\n')
    .flatMap((line, index): AdfNode[] => [
      ...(index === 0 ? [] : [{ type: 'hardBreak' }]),
      ...(line === '' ? [] : [{ type: 'text', text: line }]),
    ]);
}
