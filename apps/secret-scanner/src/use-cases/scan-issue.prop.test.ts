// Wherever a value stands and however it is cut by marks, no part of it leaves the scan.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { world } from '../../test/memory-ports.ts';
import { awsKey, issue } from '../../test/samples.ts';
import { allFindings, exportFindings } from './findings.ts';
import { scanIssue } from './scan-issue.ts';

const words = fc.array(fc.constantFrom('deploy', 'with', 'this', 'key:', 'please', 'rotate'), { maxLength: 5 });
const SLICE = 5;

function documentOf(before: string, key: string, after: string, cut: number): unknown {
  const parts = [`${before} ${key.slice(0, cut)}`, `${key.slice(cut)} ${after}`];
  const content = parts.map((text, index) => ({
    type: 'text',
    text,
    ...(index === 0 ? {} : { marks: [{ type: 'em' }] }),
  }));
  return { type: 'doc', version: 1, content: [{ type: 'paragraph', content }] };
}

test('scanIssue() finds the value and keeps, posts and exports no part of it', async () => {
  const place = fc.constantFrom('summary', 'description', 'environment', 'comment');
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      place,
      words,
      words,
      fc.integer({ min: 1, max: 19 }),
      async (seed, field, before, after, cut) => {
        const key = awsKey(seed);
        const body = documentOf(before.join(' '), key, after.join(' '), cut);
        const comments = field === 'comment' ? [{ id: '1', authorAccountId: 'ann', body }] : [];
        const summary = field === 'summary' ? `${before.join(' ')} ${key}` : 'Clean';
        const rich = field === 'description' || field === 'environment' ? { [field]: body } : {};
        const ports = world([issue(1, { summary, comments, ...rich })]);
        await scanIssue(ports, { issueId: '10001', requestedAt: 1 });
        expect(await allFindings(ports)).toMatchObject([{ field, state: 'open', count: 1 }]);
        const { lines } = await exportFindings(ports, { offset: 0 });
        const left = [
          ports.storage.dump(),
          ports.jira.ownComments('10001'),
          ports.jira.issues.get('10001')?.labels,
          lines,
        ];
        const text = JSON.stringify(left);
        for (let start = 4; start + SLICE <= key.length; start += 1)
          expect(text).not.toContain(key.slice(start, start + SLICE));
      },
    ),
    { numRuns: 100 },
  );
});
