import { describe, expect, test } from 'vitest';
import { expandTemplate } from '../../tools/expand-template.ts';
import { picker } from '../../tools/picker.ts';
import { builtinRules } from '../generated/rules.ts';
import { createScanner } from '../scanner.ts';
import { type AdfFinding, scanAdf } from './scan-adf.ts';
import { walkAdf } from './walk-adf.ts';

const scanner = createScanner(builtinRules);
const token = expandTemplate('{{literal:ghp}}_{{base62-crc32:30}}', picker(7));
const database = expandTemplate('postgres://shop:{{alnum:18}}@db.acme.example/shop', picker(8));

const text = (value: string, ...marks: object[]) => ({ type: 'text', text: value, ...(marks.length > 0 && { marks }) });
const block = (type: string, ...content: object[]) => ({ type, content });
const doc = (...content: object[]) => ({ type: 'doc', version: 1, content });
const paragraph = (...content: object[]) => block('paragraph', ...content);

/** What the document holds at the places of a finding. */
function valueAt(document: unknown, finding: AdfFinding): string {
  return finding.places
    .map(({ path, start, end }) => {
      const leaf = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown>)[step], document);
      return String(leaf).slice(start, end);
    })
    .join('');
}

describe('scanAdf() finds a value and says where it stands', () => {
  const cases: [string, object][] = [
    ['in a paragraph', doc(paragraph(text(`token ${token}.`)))],
    ['behind characters outside the basic plane', doc(paragraph(text(`🔑 𝕜ey ${token} 🔑`)))],
    [
      'split by bold',
      doc(
        paragraph(
          text(`key ${token.slice(0, 9)}`),
          text(token.slice(9, 20), { type: 'strong' }),
          text(token.slice(20)),
        ),
      ),
    ],
    [
      'split by a link',
      doc(
        paragraph(
          text(token.slice(0, 9)),
          text(token.slice(9), { type: 'link', attrs: { href: 'https://a.example' } }),
        ),
      ),
    ],
    [
      'in a code block of two nodes',
      doc(block('codeBlock', text(`export A=${token.slice(0, 12)}`), text(`${token.slice(12)}\n`))),
    ],
    ['in a table cell', doc(block('table', block('tableRow', block('tableCell', paragraph(text(token))))))],
    [
      'in a nested list',
      doc(block('bulletList', block('listItem', block('bulletList', block('listItem', paragraph(text(token))))))),
    ],
    [
      'in a link address',
      doc(paragraph(text('here', { type: 'link', attrs: { href: `https://a.example/?t=${token}` } }))),
    ],
    ['in a card address', doc({ type: 'blockCard', attrs: { url: `https://a.example/${token}` } })],
    ['in data of a card', doc({ type: 'blockCard', attrs: { data: { a: [{ name: `x ${token}` }] } } })],
    ['in the title of an expand', doc({ type: 'expand', attrs: { title: token }, content: [paragraph(text('x'))] })],
    ['in a status', doc(paragraph({ type: 'status', attrs: { text: token, color: 'red' } }))],
    [
      'in the alternative text of a picture',
      doc(block('mediaSingle', { type: 'media', attrs: { type: 'file', id: 'a', alt: token } })),
    ],
  ];
  test.each(cases)('%s', (_, document) => {
    const findings = scanAdf(scanner, document);
    expect(findings.map((finding) => finding.rule.id)).toEqual(['github.token.1']);
    expect(valueAt(document, findings[0]!)).toBe(token);
  });
});

test('scanAdf() reports both the text and the address of a link, so that both can be redacted', () => {
  const link = { type: 'link', attrs: { href: database } };
  const document = doc(paragraph(text(database, link)));
  const findings = scanAdf(scanner, document);
  expect(findings.map((finding) => finding.places[0]?.path.at(-1))).toEqual(['text', 'href']);
  expect(findings[0]?.fingerprintInput).toBe(findings[1]?.fingerprintInput);
});

describe('scanAdf() does not join what only touches in the JSON', () => {
  const [head, tail] = [text(token.slice(0, 9)), text(token.slice(9))];
  const cases: [string, object][] = [
    ['paragraphs', doc(paragraph(head), paragraph(tail))],
    ['a hard break', doc(paragraph(head, { type: 'hardBreak' }, tail))],
    ['an emoji', doc(paragraph(head, { type: 'emoji', attrs: { shortName: ':key:' } }, tail))],
    [
      'table cells',
      doc(block('table', block('tableRow', block('tableCell', paragraph(head)), block('tableCell', paragraph(tail))))),
    ],
  ];
  test.each(cases)('%s', (_, document) => expect(scanAdf(scanner, document)).toEqual([]));
});

test('walkAdf() writes cells with tabs, rows and blocks with line feeds', () => {
  const cell = (value: string) => block('tableCell', paragraph(text(value)));
  const rows = ['ab', 'cd'].map((row) => block('tableRow', ...[...row].map(cell)));
  expect(walkAdf(doc(paragraph(text('x')), block('table', ...rows), paragraph(text('y'))))[0]?.text).toBe(
    'x\na\tb\nc\td\ny',
  );
});

test('a finding shows its value to nothing that copies or prints it', () => {
  const [finding] = scanAdf(scanner, doc(paragraph(text(token))));
  expect(finding?.fingerprintInput).toContain(token);
  expect(JSON.stringify(finding)).not.toContain(token.slice(4, 12));
  expect(JSON.stringify({ ...finding })).not.toContain(token.slice(4, 12));
  expect(Object.keys(finding ?? {}).sort()).toEqual(['confidence', 'end', 'places', 'rule', 'start']);
});

describe('walkAdf() takes anything', () => {
  const odd: unknown[] = [
    null,
    undefined,
    0,
    'text',
    [],
    {},
    { content: 5 },
    { content: [null, 1, 'x', [[]]] },
    { type: 'text', text: 5 },
  ];
  test.each(odd.map((value) => [JSON.stringify(value), value] as const))('%s', (_, value) => {
    expect(walkAdf(value)).toHaveLength(1);
    expect(scanAdf(scanner, value)).toEqual([]);
  });

  test('a document of 100,000 levels', () => {
    let deep: object = paragraph(text(token));
    for (let level = 0; level < 100_000; level++) deep = block('blockquote', deep);
    const [finding] = scanAdf(scanner, deep);
    expect(finding?.places[0]?.path).toHaveLength(200_003);
  });

  test('a document that contains itself', () => {
    const loop: { type: string; content: object[]; attrs: Record<string, unknown> } = {
      type: 'panel',
      content: [],
      attrs: {},
    };
    loop.content.push(loop);
    loop.attrs.self = loop.attrs;
    expect(walkAdf(loop)[0]?.text).toBe('');
  });
});
