import { builtinRules, createScanner, scanAdf } from '@tenon/detect';
import { openJira } from '@tenon/jira';
import { createLogger } from '@tenon/kernel';
import { expect, test } from 'vitest';
import { fakeClock } from '../fake-clock.ts';
import { seededRandom } from '../seeded-random.ts';
import { demoPlants, generateDemo } from './index.ts';

const options = { seed: 5, issues: 400, now: Date.UTC(2026, 4, 20, 10) };

async function* stream(): AsyncGenerator<Uint8Array> {
  for (const issue of generateDemo(options)) yield Buffer.from(`${JSON.stringify(issue)}\n`);
}

interface Answer {
  fields: { summary: string; description: object; comment: { comments: { body: object }[] } };
  properties: Record<string, unknown>;
}

test('every demo issue imports, and each plant is where it was said to be', async () => {
  const jira = await openJira({
    databasePath: ':memory:',
    baseUrl: 'http://jira.test',
    clock: fakeClock(options.now),
    random: seededRandom(1),
    logger: createLogger(() => undefined),
  });
  try {
    const summary = await jira.importer.run(stream(), { sourceId: 'demo' });
    expect(summary).toMatchObject({ imported: 400, skipped: 0, errors: [], projects: 6 });
    const { accountId } = await jira.users.ensure({
      displayName: 'Admin',
      email: 'admin@fernwharf.example',
      accountType: 'atlassian',
      isAdmin: true,
    });
    const scanner = createScanner(builtinRules);
    for (const { issueKey, field, rule, commentIndex = 0 } of demoPlants(options)) {
      const url = `http://jira.test/rest/api/3/issue/${issueKey}?fields=summary,description,comment&properties=secret-scanner.canary`;
      const answer = (await (await jira.fetch(new Request(url), { accountId })).json()) as Answer;
      expect(answer.properties['secret-scanner.canary']).toEqual({ expected: [{ rule, field }] });
      const { summary: title, description, comment } = answer.fields;
      const body = field === 'description' ? description : comment.comments[commentIndex]?.body;
      const found = field === 'summary' ? scanner.scan(title) : scanAdf(scanner, body);
      expect(found.map((finding) => finding.rule.id)).toContain(rule);
    }
  } finally {
    await jira.close();
  }
});
