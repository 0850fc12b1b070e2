import { expect, test } from 'vitest';
import { documentOf } from './document.ts';
import { textToAdf } from './text-to-adf.ts';
import { validateAdf } from './validate-adf.ts';

const text = (value: string, ...marks: object[]) => ({ type: 'text', text: value, marks });
const p = (...content: object[]) => ({ type: 'paragraph', content });
const doc = (...content: object[]) => ({ type: 'doc', version: 1, content });

test.each([
  [doc()],
  [doc(p(text('a', { type: 'strong' }), { type: 'hardBreak' }, { type: 'emoji', attrs: { shortName: ':x:' } }))],
  [doc({ type: 'panel', attrs: { panelType: 'info' }, content: [p(text('a'))] })],
  [
    doc({
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: {}, content: [p()] }] }],
    }),
  ],
  [doc({ type: 'mediaSingle', content: [{ type: 'media', attrs: { type: 'file', id: 'x', collection: '' } }] })],
  [doc({ type: 'taskList', content: [{ type: 'taskItem', attrs: { state: 'TODO', localId: '1' } }] })],
])('validateAdf() takes document %#', (document) => {
  expect(validateAdf(document)).toBeUndefined();
});

test.each([
  ['plain text', 'the root is not'],
  [null, 'the root is not'],
  [{ type: 'doc', content: [] }, 'version is not 1'],
  [{ type: 'doc', version: 1 }, 'no content array'],
  [doc({ type: 'marquee' }), 'at doc.content[0]: unknown node type "marquee"'],
  [doc(text('loose')), '"doc" cannot hold "text"'],
  [doc(p(text(''))), 'at doc.content[0].content[0]: text is missing or empty'],
  [doc(p(text('a', { type: 'blink' }))), 'unknown mark "blink"'],
  [doc(p(text('a', { type: 'link' }))), 'attribute "href"'],
  [doc(p(text('a', { type: 'code' }, { type: 'strong' }))), 'combines only'],
  [doc({ type: 'heading', attrs: { level: 7 } }), 'attribute "level"'],
  [doc({ type: 'bulletList', content: [] }), '"bulletList" must not be empty'],
  [doc({ type: 'codeBlock', content: [text('a', { type: 'em' })] }), 'has no marks'],
  [doc({ type: 'paragraph', content: 'a' }), 'content is not an array'],
  [doc({ type: 'not a type, but a text of someone' }), '(not a type name)'],
])('validateAdf() refuses document %#', (document, reason) => {
  expect(validateAdf(document)).toContain(reason);
});

test('validateAdf() bounds depth and size', () => {
  let deep: object = p();
  for (let i = 0; i < 200; i++) deep = { type: 'bulletList', content: [{ type: 'listItem', content: [deep] }] };
  expect(validateAdf(doc(deep))).toContain('nested deeper');
  expect(validateAdf(doc(...Array.from({ length: 100_001 }, () => p())))).toContain('more than');
});

test('textToAdf() parts paragraphs by empty lines', () => {
  expect(textToAdf('one\r\ntwo\n\n\nthree')).toEqual(
    documentOf([
      {
        type: 'paragraph',
        content: [{ type: 'text', text: 'one' }, { type: 'hardBreak' }, { type: 'text', text: 'two' }],
      },
      { type: 'paragraph', content: [{ type: 'text', text: 'three' }] },
    ]),
  );
  expect(validateAdf(textToAdf('\n\n a\n\n'))).toBeUndefined();
});
