import { expect, test } from 'vitest';
import { adfToText } from './adf-to-text.ts';
import { wikiToAdf } from './wiki-to-adf.ts';

test('adfToText() joins inline text, ends blocks with a line and cells with a tab', () => {
  const document = wikiToAdf('h1. Title\none{*}two{*}three\nnext\n\n||a||b||\n|c|d|\n{code}x\ny{code}');
  expect(adfToText(document)).toBe('Title\nonetwothree\nnext\na\tb\t\nc\td\t\nx\ny');
});

test('adfToText() reads mentions, cards and titles', () => {
  const inline = [
    { type: 'mention', attrs: { id: '1', text: '@Ada' } },
    { type: 'text', text: ' see ' },
    { type: 'inlineCard', attrs: { url: 'https://example.com/a' } },
  ];
  const expand = { type: 'expand', attrs: { title: 'Log' }, content: [{ type: 'paragraph', content: inline }] };
  expect(adfToText({ type: 'doc', version: 1, content: [expand] })).toBe('Log\n@Ada see https://example.com/a');
});

test.each([[undefined], [null], ['text'], [{ content: [null, 1, { content: {} }] }]])(
  'adfToText() survives %j',
  (value) => {
    expect(adfToText(value)).toBe('');
  },
);
