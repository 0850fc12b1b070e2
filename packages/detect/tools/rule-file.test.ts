import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readRuleFile } from './rule-file.ts';

const good = {
  id: 'acme.token.1',
  name: 'Acme token',
  description: 'Opens the door.',
  severity: 'high',
  confidence: 'high',
  literals: ['acme_'],
  pattern: 'acme_[a-z]{8}',
  references: ['https://acme.example/tokens'],
  examples: ['a', 'b'],
  counterExamples: ['c', 'd'],
};
const read = (rule: object) => readRuleFile('secret/acme.yml', 'secret', stringify({ rules: [rule] }));

test('readRuleFile() fills in what a rule leaves out', () => {
  expect(read(good)[0]?.rule).toMatchObject({
    category: 'secret',
    anchor: 'literal',
    normalise: 'exact',
    validators: [],
    suppressors: ['masked', 'placeholder-word', 'low-variety'],
  });
});

test.each<[string, object]>([
  ['unknown field "keyword"', { keyword: 'x' }],
  ['field "name" is missing', { name: undefined }],
  ['field "literals" has the wrong form', { literals: 'acme_' }],
  ['field "severity" has the unknown value "awful"', { severity: 'awful' }],
  ['field "validators" has the unknown value "md5"', { validators: [{ name: 'md5', otherwise: 'low' }] }],
  ['field "otherwise" has the unknown value "drop"', { validators: [{ name: 'pem', otherwise: 'drop' }] }],
  ['the id is not of the form provider.kind.n', { id: 'Acme' }],
  ['a rule needs a literal or another anchor', { literals: [] }],
  ['the literal "ac" is shorter than three characters', { literals: ['ac'] }],
  ['fewer than two examples', { examples: ['a'] }],
  ['the context word "(x" is not', { context: { words: ['(x'], otherwise: 'low' } }],
  ['followed by a character of its own class', { pattern: 'acme_[a-z]{1,8}b' }],
])('readRuleFile() reports: %s', (problem, change) => {
  expect(() => read({ ...good, ...change })).toThrow(problem);
});
