import type { Dice } from '../dice.ts';
import { code, type Document, type Node, p, table } from '../rich-text.ts';
import { secretGenerators } from './generators.ts';
import { pastedWords } from './pasted-words.ts';

export type PlantField = 'summary' | 'description' | 'comment';

/** A credential or personal datum that was put into the demo data. */
export interface DemoPlant {
  issueKey: string;
  field: PlantField;
  rule: string;
  /** Position among the comments of the issue, from 0. */
  commentIndex?: number;
  /** Held in memory only. */
  value: string;
}

type Place =
  | 'summary'
  | 'paragraph'
  | 'codeBlock'
  | 'tableCell'
  | 'boldMiddle'
  | 'linkedMiddle'
  | 'comment'
  | 'lateComment';

const places: readonly Place[] = [
  'paragraph',
  'codeBlock',
  'comment',
  'tableCell',
  'summary',
  'boldMiddle',
  'lateComment',
  'linkedMiddle',
];
const rules = Object.keys(secretGenerators);

/** The parts of an issue in which something can be planted. */
export interface Plantable {
  key: string;
  summary: string;
  description: Document;
  comments: { body: Document }[];
}

/** Plants number `ordinal`: rules and places take turns, so that all of both occur. */
export function plant(issue: Plantable, ordinal: number, dice: Dice): DemoPlant {
  const rule = rules[ordinal % rules.length] ?? '';
  const value = secretGenerators[rule]?.(dice.random) ?? '';
  const { field, commentIndex } = put(issue, rule, value, placeFor(rule, ordinal, issue));
  return { issueKey: issue.key, field, rule, value, ...(commentIndex === undefined ? {} : { commentIndex }) };
}

/** A key of many lines stands in a block; long values do not fit a summary; comments must exist. */
function placeFor(rule: string, ordinal: number, issue: Plantable): Place {
  const place = places[(ordinal + Math.floor(ordinal / rules.length)) % places.length] ?? 'paragraph';
  if (rule === 'pem.private-key.1') return place === 'comment' || place === 'lateComment' ? 'comment' : 'codeBlock';
  if (place === 'summary' && ['jwt.token.1', 'anthropic.api-key.1', 'database.url-password.1'].includes(rule))
    return 'paragraph';
  return place === 'lateComment' && issue.comments.length === 0 ? 'comment' : place;
}

function put(
  issue: Plantable,
  rule: string,
  value: string,
  place: Place,
): { field: PlantField; commentIndex?: number } {
  const { sentence, setting, name } = pastedWords[rule] ?? { sentence: '%', setting: '%', name: 'Value' };
  const description = issue.description.content;
  switch (place) {
    case 'summary':
      issue.summary = `${issue.summary} (${name} ${value})`;
      return { field: 'summary' };
    case 'comment':
    case 'lateComment': {
      const said =
        rule === 'pem.private-key.1'
          ? [p('The key for the SFTP server:'), code('text', value)]
          : [paragraphWith(sentence, [value])];
      const commentIndex = place === 'comment' ? 0 : issue.comments.length - 1;
      issue.comments[commentIndex]?.body.content.push(...said);
      return { field: 'comment', commentIndex };
    }
    case 'codeBlock':
      description.push(p('What I run it with:'), code('text', setting.replace('%', value)));
      return { field: 'description' };
    case 'tableCell':
      description.push(
        table([
          ['Setting', 'Value'],
          [name, value],
          ['Environment', 'production'],
        ]),
      );
      return { field: 'description' };
    case 'boldMiddle':
    case 'linkedMiddle':
      description.push(paragraphWith(sentence, thirds(value), place === 'boldMiddle' ? 'strong' : 'link'));
      return { field: 'description' };
    default:
      description.push(paragraphWith(sentence, [value]));
      return { field: 'description' };
  }
}

/** The sentence with the value in it; of three parts the middle one bears a mark, as a careless selection makes it. */
function paragraphWith(sentence: string, parts: string[], mark?: 'strong' | 'link'): Node {
  const [before = '', after = ''] = sentence.split('%');
  const attrs = mark === 'link' ? { attrs: { href: 'https://wiki.fernwharf.example/credentials' } } : {};
  const marked = (text: string, index: number): Node =>
    mark !== undefined && index === 1
      ? { type: 'text', text, marks: [{ type: mark, ...attrs }] }
      : { type: 'text', text };
  const nodes = [marked(before, 0), ...parts.map(marked), marked(after, 2)];
  return { type: 'paragraph', content: nodes.filter(({ text }) => text !== '') };
}

function thirds(value: string): string[] {
  const third = Math.floor(value.length / 3);
  return [value.slice(0, third), value.slice(third, 2 * third), value.slice(2 * third)];
}

/** What the scanner app is told to find, as an issue property; no value in it. */
export function canaryProperty(plants: readonly DemoPlant[]) {
  return { 'secret-scanner.canary': { expected: plants.map(({ rule, field }) => ({ rule, field })) } };
}
