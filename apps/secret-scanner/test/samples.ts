// Issues with secrets made at run time: no literal that looks real stands in the repository.
import { createHash } from 'node:crypto';
import type { IssueText } from '../src/domain/issue-text.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** An AWS-style key id; the same seed gives the same key. */
export function awsKey(seed: string | number): string {
  const bytes = createHash('sha256').update(`key ${seed}`).digest();
  return `AK${'IA'}${[...bytes.subarray(0, 16)].map((byte) => ALPHABET[byte % 32]).join('')}`;
}

export function paragraph(text: string): unknown {
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
}

export function issue(number: number, change: Partial<IssueText> = {}): IssueText {
  return {
    id: String(10_000 + number),
    key: `SHOP-${number}`,
    projectKey: 'SHOP',
    updatedAt: 1,
    labels: [],
    summary: `Checkout button ${number} has no focus ring`,
    description: null,
    environment: null,
    comments: [],
    ...change,
  };
}
