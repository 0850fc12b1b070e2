import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adfToText } from './adf-to-text.ts';
import type { AdfNode } from './document.ts';
import { validateAdf } from './validate-adf.ts';
import { wikiToAdf } from './wiki-to-adf.ts';

/** A compact notation of a document, so that a case fits a line: `p[...]`, `strong(text)`. */
function brief(node: AdfNode): string {
  const inner = (node.content ?? []).map(brief).join('');
  if (node.type === 'text') return (node.marks ?? []).reduce((text, mark) => `${mark.type}(${text})`, node.text ?? '');
  if (node.type === 'hardBreak') return '/';
  if (node.type === 'mention') return String(node.attrs?.text);
  const level = node.attrs?.level ?? node.attrs?.language ?? node.attrs?.panelType ?? '';
  return `${node.type}${level}[${inner}]`;
}

function render(markup: string): string {
  const document = wikiToAdf(markup);
  expect(validateAdf(document)).toBeUndefined();
  return document.content.map(brief).join(' ');
}

test.each([
  ['', ''],
  ['one\r\ntwo\r\n\r\nthree', 'paragraph[one/two] paragraph[three]'],
  ['h2. Steps *now*', 'heading2[Steps strong(now)]'],
  [
    '*b* _i_ -s- +u+ {{c}} x ^2^ ~n~',
    'paragraph[strong(b) em(i) strike(s) underline(u) code(c) x subsup(2) subsup(n)]',
  ],
  ['_*both*_', 'paragraph[strong(em(both))]'],
  ['a_b_c 2012-05-18 a*b*c 1+2+3', 'paragraph[a_b_c 2012-05-18 a*b*c 1+2+3]'],
  ['mid{*}word{*}s', 'paragraph[midstrong(word)s]'],
  ['{color:red}hot{color} {color}x', 'paragraph[textColor(hot) x]'],
  ['\\*plain\\* \\{code\\}', 'paragraph[*plain* {code}]'],
  ['C:\\\\dir a\\\\ b', 'paragraph[C:\\\\dir a/ b]'],
  ['[docs|https://example.com/a_b_c] [https://example.com]', 'paragraph[link(docs) link(https://example.com)]'],
  ['see https://example.com/x?a=1, ok', 'paragraph[see link(https://example.com/x?a=1), ok]'],
  ['[x|javascript:alert(1)] [not a link]', 'paragraph[[x|javascript:alert(1)] [not a link]]'],
  ['cc [~jdoe]', 'paragraph[cc @jdoe]'],
  ['!shot.png|thumbnail! stop!', 'paragraph[shot.png stop!]'],
  [
    '* a\n** b\n*# c\n* d',
    'bulletList[listItem[paragraph[a]bulletList[listItem[paragraph[b]]]orderedList[listItem[paragraph[c]]]]listItem[paragraph[d]]]',
  ],
  ['# a\ngoes on\n# b', 'orderedList[listItem[paragraph[a/goes on]]listItem[paragraph[b]]]'],
  ['- a\n- b', 'bulletList[listItem[paragraph[a]]listItem[paragraph[b]]]'],
  [
    '*** deep',
    'bulletList[listItem[paragraph[]bulletList[listItem[paragraph[]bulletList[listItem[paragraph[deep]]]]]]]',
  ],
  ['a\n----\nb', 'paragraph[a] rule[] paragraph[b]'],
  ['bq. said', 'blockquote[paragraph[said]]'],
  ['x {code:title=A.java|lang=Java}\nint *a*;\n{code} y', 'paragraph[x ] codeBlockjava[int *a*;] paragraph[ y]'],
  ['{noformat}a\n\nb{noformat}', 'codeBlock[a\n\nb]'],
  ['* item {code}x{code}\n* next', 'bulletList[listItem[paragraph[item ]codeBlock[x]]listItem[paragraph[next]]]'],
  ['{code} never closed', 'paragraph[{code} never closed]'],
  ['{quote}h1. T\ntext{quote}', 'blockquote[paragraph[strong(T)]paragraph[text]]'],
  [
    '{panel:title=Note|borderStyle=solid}a\n|x|\nb{panel}',
    'panelinfo[paragraph[strong(Note)]paragraph[a]] table[tableRow[tableCell[paragraph[x]]]] panelinfo[paragraph[b]]',
  ],
  ['{quote}open', 'paragraph[{quote}open]'],
  [
    '||h||k||\n|a|[l|https://x.example/p]|',
    'table[tableRow[tableHeader[paragraph[h]]tableHeader[paragraph[k]]]tableRow[tableCell[paragraph[a]]tableCell[paragraph[link(l)]]]]',
  ],
  [
    '|a|* b\n* c|',
    'table[tableRow[tableCell[paragraph[a]]tableCell[bulletList[listItem[paragraph[b]]listItem[paragraph[c]]]]]]',
  ],
  ['{expand:More}x{expand}', 'paragraph[{expand:More}x{expand}]'],
  ['-----BEGIN X-----', 'paragraph[-----BEGIN X-----]'],
])('wikiToAdf() reads %j', (markup, expected) => {
  expect(render(markup)).toBe(expected);
});

const signs = [
  '*',
  '_',
  '-',
  '+',
  '^',
  '~',
  '{{',
  '}}',
  '{',
  '}',
  '[',
  ']',
  '|',
  '||',
  '!',
  '\\',
  '\n',
  '\n\n',
  ' ',
  '#',
];
const macros = [
  '{code}',
  '{code:java}',
  '{noformat}',
  '{quote}',
  '{panel}',
  '{color:red}',
  '{color}',
  'bq. ',
  'h1. ',
  '----',
];
const words = [
  'alpha',
  'Beta7',
  '\u{1F600}',
  'x.png',
  'https://example.com/q',
  '[~bob]',
  '[a|https://b.example]',
  '\uFDD03\uFDD1',
];
const soup = fc.array(fc.constantFrom(...signs, ...macros, ...words), { maxLength: 60 }).map((parts) => parts.join(''));

test('wikiToAdf() makes a valid document of anything', () => {
  fc.assert(
    fc.property(
      fc.oneof(soup, fc.string({ unit: 'grapheme' })),
      (markup) => validateAdf(wikiToAdf(markup)) === undefined,
    ),
    { numRuns: 2000 },
  );
});

test('wikiToAdf() keeps every word of the content', () => {
  const marks = fc.constantFrom(...signs, '{quote}', '{panel}', '{noformat}', '{color:red}', '{color}', '{unknown}');
  const word = fc.stringMatching(/^w[a-z0-9]{2,8}q$/);
  fc.assert(
    fc.property(fc.array(fc.oneof(word, marks), { maxLength: 60 }), (parts) => {
      const text = adfToText(wikiToAdf(parts.join('')));
      for (const part of parts) if (/^w.*q$/.test(part)) expect(text).toContain(part);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  '*',
  '_a ',
  '{{',
  '[',
  '[a|',
  '!a.png|',
  '{code}',
  '{quote}',
  '{color:red}',
  '|',
  '\\',
  '*a ',
  '# a\n',
  '{{a{',
  '\uFDD0',
  '|a',
])('wikiToAdf() takes linear time on a long run of %j', (unit) => {
  // A quadratic reading of these would take hours, far beyond the test's time limit.
  const document = wikiToAdf(unit.repeat(200_000));
  expect(validateAdf(document)).toBeUndefined();
});

const sample = new URL('../../../../../shared/data/tidev-sample-2500-pseudonymised.ndjson.gz', import.meta.url);

test.skipIf(!existsSync(sample))('wikiToAdf() converts every real description and comment', () => {
  const lines = gunzipSync(readFileSync(sample)).toString('utf8').split('\n').filter(Boolean);
  let texts = 0;
  for (const line of lines) {
    const { fields } = JSON.parse(line);
    const bodies = (fields.comment?.comments ?? []).map((comment: { body?: string }) => comment.body);
    for (const markup of [fields.description, fields.environment, ...bodies]) {
      if (typeof markup !== 'string') continue;
      texts++;
      expect(validateAdf(wikiToAdf(markup))).toBeUndefined();
    }
  }
  expect(texts).toBeGreaterThan(10_000);
});
