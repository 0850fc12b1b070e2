// The one comment on an issue with findings. It says what kind of value was found and where, never the value.
import { createHash } from 'node:crypto';
import type { Detection, Field } from './finding.ts';

export const LABEL = 'secret-found';

type AdfNode = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: AdfNode[];
  text?: string;
  marks?: { type: string }[];
};
export type AdfDocument = { type: 'doc'; version: 1; content: AdfNode[] };

type Listed = Pick<Detection, 'ruleName' | 'field' | 'count'>;

const PLACES: Record<Field, string> = {
  summary: 'the summary',
  description: 'the description',
  environment: 'the environment field',
  comment: 'a comment',
};

const STEPS = [
  'Revoke or rotate the credential with its provider. It has been readable here, so treat it as leaked.',
  'Edit the text and remove the value. The finding closes by itself once the value is gone.',
  'Editing does not clean the history of the issue: the old value stays there, which is why revoking comes first.',
  'If it is no secret, a Jira administrator can mark it as a false positive in Apps > Secret Scanner.',
];

/** The text of the comment for the findings that are open now. */
export function noticeBody(open: readonly Listed[]): AdfDocument {
  if (open.length === 0) {
    return document(panel('success', [paragraph('Secret Scanner: every finding on this issue is resolved.')]));
  }
  const heading = paragraph('Secret Scanner found text in this issue that should not be here:', 'strong');
  const body = [
    heading,
    list('bulletList', lines(open)),
    paragraph('What to do next', 'strong'),
    list('orderedList', STEPS),
  ];
  return document(panel('warning', body));
}

/** Tells whether the comment has to be written again. Equal findings give equal digests in any order. */
export function noticeDigest(body: AdfDocument): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex').slice(0, 32);
}

function lines(open: readonly Listed[]): string[] {
  const counts = new Map<string, number>();
  for (const { ruleName, field, count } of open) {
    const line = `${ruleName} in ${PLACES[field]}`;
    counts.set(line, (counts.get(line) ?? 0) + count);
  }
  return [...counts].map(([line, count]) => (count === 1 ? line : `${line}, ${count} times`)).sort();
}

function document(...content: AdfNode[]): AdfDocument {
  return { type: 'doc', version: 1, content };
}

function panel(panelType: 'warning' | 'success', content: AdfNode[]): AdfNode {
  return { type: 'panel', attrs: { panelType }, content };
}

function list(type: 'bulletList' | 'orderedList', items: readonly string[]): AdfNode {
  return { type, content: items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })) };
}

function paragraph(text: string, mark?: 'strong'): AdfNode {
  return { type: 'paragraph', content: [{ type: 'text', text, ...(mark ? { marks: [{ type: mark }] } : {}) }] };
}
