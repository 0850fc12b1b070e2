import { createReadStream, existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type Clock, createLogger } from '@tenon/kernel';
import { sql } from 'kysely';
import { afterEach, describe, expect, test } from 'vitest';
import { openSite } from '../open-site.ts';
import type { SiteContext } from '../site-context.ts';
import { type ImportOptions, importIssues } from './import-issues.ts';

const sites: SiteContext[] = [];
const clock: Clock = { now: () => 1_800_000_000_000, after: () => ({ cancel: () => undefined }) };

afterEach(async () => {
  for (const site of sites.splice(0)) await site.store.close();
});

async function emptySite(): Promise<SiteContext> {
  const random = { bytes: (count: number) => Uint8Array.from({ length: count }, (_, i) => (i * 75 + 74) & 255) };
  const site = await openSite({
    databasePath: ':memory:',
    baseUrl: 'http://jira.test',
    clock,
    random,
    logger: createLogger(() => undefined),
  });
  sites.push(site);
  return site;
}

async function* stream(...parts: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part);
}

function run(site: SiteContext, lines: object[], options: Partial<ImportOptions> = {}) {
  return importIssues(site, stream(lines.map((line) => JSON.stringify(line)).join('\n')), {
    sourceId: 'test',
    ...options,
  });
}

const ada = { name: 'ada', key: 'JIRAUSER1', displayName: 'Ada Example', active: true, timeZone: 'Europe/Vienna' };
const at = (day: number, hour = 12) =>
  `2024-03-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000+0000`;

function issue(number: number, fields: object = {}, rest: object = {}): { id: string; key: string; fields: object } {
  return {
    id: String(20_000 + number),
    key: `WEB-${number}`,
    fields: {
      summary: `Issue ${number}`,
      project: { key: 'WEB', name: 'Web shop' },
      issuetype: { name: 'Bug', subtask: false },
      status: { name: 'In Review', statusCategory: { key: 'indeterminate' } },
      priority: { name: 'High' },
      reporter: ada,
      created: at(1),
      updated: at(2),
      ...fields,
    },
    ...rest,
  };
}

function comment(id: number, body: unknown) {
  return { id: String(id), author: ada, body, created: at(1, 13), updated: at(1, 13) };
}

/** Everything an import writes, but for when it ran. */
async function dump(site: SiteContext) {
  const tables =
    'user project issue_type status priority issue issue_label issue_property comment worklog changelog changelog_item';
  const rows: Record<string, unknown> = {};
  for (const table of tables.split(' '))
    rows[table] = (await sql`SELECT * FROM ${sql.table(table)} ORDER BY 1, 2`.execute(site.store.db)).rows;
  return rows;
}

async function matching(site: SiteContext, words: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    SELECT key FROM issue WHERE id IN (SELECT rowid FROM issue_text WHERE issue_text MATCH ${words}) ORDER BY key`.execute(
    site.store.db,
  );
  return rows.map(({ key }) => key);
}

describe('importIssues()', () => {
  test('writes an issue of REST v2 with all that hangs on it', async () => {
    const site = await emptySite();
    const fields = {
      description: 'The *cart* is empty, see [~ada]',
      environment: 'Firefox',
      labels: ['b', 'a', 'a'],
      resolution: { name: 'Fixed' },
      resolutiondate: at(2),
      duedate: '2024-04-01',
      components: [{ name: 'Cart' }],
      fixVersions: [],
      comment: { comments: [comment(900, 'Seen on {{staging}}'), comment(901, '')] },
      worklog: { worklogs: [{ id: '5', author: ada, started: at(1), timeSpentSeconds: 3600, comment: 'looked' }] },
    };
    const changelog = {
      histories: [
        {
          id: '70',
          author: ada,
          created: at(2),
          items: [
            { field: 'status', fieldtype: 'jira', fromString: 'To Do', toString: 'In Review' },
            { field: 'Flagged' } as object,
          ],
        },
      ],
    };
    const summary = await run(site, [issue(1, fields, { changelog, properties: { canary: { expected: [] } } })]);
    expect(summary).toMatchObject({ imported: 1, comments: 2, skipped: 0, projects: 1, users: 1, resumedAtLine: 0 });

    const {
      issue: issues,
      comment: comments,
      worklog,
      changelog: changes,
      changelog_item: items,
      user,
      issue_property,
    } = await dump(site);
    expect(issues).toMatchObject([
      {
        id: 20_001,
        key: 'WEB-1',
        number: 1,
        due_date: '2024-04-01',
        extra: '{"components":[{"name":"Cart"}]}',
        created_at: Date.UTC(2024, 2, 1, 12),
      },
    ]);
    const [person] = user as { account_id: string; display_name: string; password_hash: null }[];
    expect(person).toMatchObject({ display_name: 'Ada Example', password_hash: null, time_zone: 'Europe/Vienna' });
    const description = JSON.parse((issues as { description: string }[])[0]!.description);
    expect(description.content[0].content.at(-1)).toEqual({
      type: 'mention',
      attrs: { id: person!.account_id, text: '@ada' },
    });
    expect(comments).toMatchObject([
      { id: 900, issue_id: 20_001 },
      { id: 901, body: '{"type":"doc","version":1,"content":[]}' },
    ]);
    expect([worklog, changes]).toMatchObject([[{ time_spent_seconds: 3600 }], [{ id: 70 }]]);
    expect(items).toMatchObject([{ to_string: 'In Review' }, { to_string: null }]);
    expect(issue_property).toEqual([{ issue_id: 20_001, key: 'canary', value: '{"expected":[]}' }]);
    expect(await matching(site, 'staging cart')).toEqual(['WEB-1']);
    expect(await site.store.db.selectFrom('project').select(['name', 'last_issue_number']).execute()).toEqual([
      { name: 'Web shop', last_issue_number: 1 },
    ]);
    expect(await site.store.db.selectFrom('queue_job').selectAll().execute()).toEqual([]);
  });

  test('takes documents of REST v3 as they are, and the text of those it cannot take', async () => {
    const site = await emptySite();
    const good = {
      type: 'doc',
      version: 1,
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'fine' }] }],
    };
    const odd = {
      type: 'doc',
      version: 1,
      content: [{ type: 'applicationCard', content: [{ type: 'text', text: 'kept' }] }],
    };
    const lead = { accountId: '5b10ac8d82e05b22cc7d4ef5', displayName: 'Grace', emailAddress: 'grace@shop.example' };
    await run(site, [issue(1, { description: good, reporter: lead }), issue(2, { description: odd, reporter: lead })]);
    const rows = await site.store.db
      .selectFrom('issue')
      .select(['description', 'reporter_account_id'])
      .orderBy('id')
      .execute();
    expect(JSON.parse(rows[0]!.description!)).toEqual(good);
    expect(rows[1]!.description).toContain('"kept"');
    expect(rows.map((row) => row.reporter_account_id)).toEqual([lead.accountId, lead.accountId]);
  });

  test('changes nothing the second time, and only what changed the third', async () => {
    const site = await emptySite();
    const lines = [
      issue(1, { comment: { comments: [comment(900, 'old words')] }, labels: ['x'] }),
      issue(2, { parent: { key: 'WEB-1' } }),
    ];
    await run(site, lines);
    const before = await dump(site);
    expect(await run(site, lines)).toMatchObject({
      imported: 0,
      updated: 0,
      unchanged: 2,
      comments: 0,
      users: 0,
      projects: 0,
    });
    expect(await dump(site)).toEqual(before);
    const changed = issue(1, {
      comment: { comments: [comment(900, 'new words'), comment(901, 'more')] },
      labels: ['y'],
      updated: at(3),
    });
    expect(await run(site, [changed, lines[1]!])).toMatchObject({ updated: 1, unchanged: 1, comments: 1 });
    expect([await matching(site, 'old'), await matching(site, 'new')]).toEqual([[], ['WEB-1']]);
    expect((await dump(site)).issue_label).toEqual([
      { issue_id: 20_001, label: 'x' },
      { issue_id: 20_001, label: 'y' },
    ]);
  });

  test('reads nothing of a finished source when told so', async () => {
    const site = await emptySite();
    await run(site, [issue(1)]);
    const skipFinished = true;
    expect(await run(site, [issue(2)], { skipFinished })).toMatchObject({ imported: 0, unchanged: 0, bytes: 0 });
    expect(await run(site, [issue(2)], { skipFinished, sourceId: 'other' })).toMatchObject({ imported: 1 });
  });

  test('leaves alone what was changed here after the source', async () => {
    const site = await emptySite();
    await run(site, [issue(1)]);
    await site.store.db.updateTable('issue').set({ summary: 'Edited here', updated_at: clock.now() }).execute();
    expect(await run(site, [issue(1, { summary: 'Older words', updated: at(9) })])).toMatchObject({ unchanged: 1 });
    expect(await site.store.db.selectFrom('issue').select('summary').execute()).toEqual([{ summary: 'Edited here' }]);
  });

  test('gives new ids where those of the source are taken, and finds them again', async () => {
    const site = await emptySite();
    await run(site, [issue(1, { comment: { comments: [comment(900, 'first')] } })]);
    const other = {
      ...issue(7, { comment: { comments: [comment(900, 'second'), { author: ada, body: 'no id', created: at(4) }] } }),
      id: '20001',
    };
    expect(await run(site, [other])).toMatchObject({ imported: 1, comments: 2 });
    expect(await run(site, [other])).toMatchObject({ unchanged: 1, comments: 0 });
    const rows = (await dump(site)) as { issue: { id: number }[]; comment: { id: number }[] };
    expect(rows.issue.map(({ id }) => id)).toEqual([20_001, 20_002]);
    expect(new Set(rows.comment.map(({ id }) => id)).size).toBe(3);
  });

  test('links a child that comes before its parent, in whichever import', async () => {
    const site = await emptySite();
    await run(site, [issue(2, { parent: { key: 'WEB-1' } }), issue(3, { parent: { key: 'WEB-9' } }), issue(1)]);
    const parents = () =>
      site.store.db
        .selectFrom('issue')
        .select(['key', 'parent_id', 'extra'])
        .where('key', '!=', 'WEB-1')
        .orderBy('key')
        .limit(2)
        .execute();
    expect(await parents()).toMatchObject([
      { parent_id: 20_001, extra: '{}' },
      { parent_id: null, extra: '{"parent":{"key":"WEB-9"}}' },
    ]);
    await run(site, [issue(9)], { sourceId: 'other' });
    expect(await parents()).toMatchObject([{}, { parent_id: 20_009, extra: '{}' }]);
  });

  test('knows people by account id, e-mail address or name', async () => {
    const site = await emptySite();
    await run(site, [
      issue(1, {
        reporter: { accountId: 'a1', displayName: 'A', emailAddress: 'a@x.example' },
        assignee: { name: 'bob' },
        creator: null,
      }),
    ]);
    await run(site, [
      issue(2, {
        reporter: { accountId: 'a2', displayName: 'A', emailAddress: 'A@X.example' },
        assignee: { name: 'bob', displayName: 'Bob' },
      }),
    ]);
    const rows = await site.store.db
      .selectFrom('issue')
      .select(['reporter_account_id as r', 'assignee_account_id as a', 'creator_account_id as c'])
      .execute();
    expect(rows[0]).toMatchObject({ r: 'a1', c: null });
    expect([rows[1]!.r, rows[1]!.a]).toEqual(['a1', rows[0]!.a]);
  });

  test('keeps the time zone of a new person only when dates can be reckoned in it', async () => {
    const site = await emptySite();
    const inZone = (accountId: string, timeZone: string) => ({ accountId, displayName: accountId, timeZone });
    await run(site, [issue(1, { reporter: inZone('a1', 'Asia/Tokyo'), assignee: inZone('a2', 'Middle/Earth') })]);
    const people = site.store.db.selectFrom('user').select(['account_id', 'time_zone']);
    expect(await people.where('account_id', 'in', ['a1', 'a2']).orderBy('account_id').execute()).toEqual([
      { account_id: 'a1', time_zone: 'Asia/Tokyo' },
      { account_id: 'a2', time_zone: 'Etc/UTC' },
    ]);
  });

  test('reports what it cannot read by line and reason and imports the rest', async () => {
    const site = await emptySite();
    const secret = 'words nobody may see';
    const lines = [
      JSON.stringify(issue(1)),
      `{"key": "WEB-2", "fields": {"summary": "${secret}`,
      JSON.stringify({ ...issue(3), key: undefined }),
      JSON.stringify({ ...issue(3), key: secret }),
      JSON.stringify(issue(4, { summary: 7 })),
      JSON.stringify(issue(5, { description: [secret] })),
      JSON.stringify(issue(6, { created: secret })),
      JSON.stringify(issue(7, { status: { id: '1' } })),
      JSON.stringify({ key: 'WEB-8', fields: secret }),
      Buffer.concat([Buffer.from('{"key":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
      '{"key": nope}',
      JSON.stringify(issue(9)),
    ];
    const packed = gzipSync(Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')])));
    const summary = await importIssues(site, stream(packed), { sourceId: 'bad' });
    expect(summary).toMatchObject({ imported: 2, skipped: 10, lines: 12 });
    expect(summary.errors.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '2 RECORD_CUT_OFF',
      '3 KEY_INVALID',
      '4 KEY_INVALID',
      '5 SUMMARY_MISSING',
      '6 FIELD_INVALID',
      '7 FIELD_INVALID',
      '8 STATUS_MISSING',
      '9 NOT_AN_ISSUE',
      '10 NOT_UTF8',
      '11 NOT_JSON',
    ]);
    expect(summary.errors[4]!.reason).toBe('A field is not of its type: description must be a text or a document');
    expect(summary.errors[5]!.reason).toBe('A field is not of its type: created must be an ISO 8601 instant');
    expect(summary.errors[9]!.reason).toBe('The text is not valid JSON');
    expect(JSON.stringify(summary)).not.toContain(secret);
  });

  test('counts every bad line and keeps the first hundred reasons', async () => {
    const summary = await importIssues(await emptySite(), stream('x\n'.repeat(250)), { sourceId: 'bad' });
    expect([summary.skipped, summary.errors.length]).toEqual([250, 100]);
  });

  test.each([1, 3, 7])('goes on after an abort in batch %i and ends as an undisturbed import does', async (batches) => {
    const children = (i: number) => ({
      parent: { key: `WEB-${(i * 7) % 40}` },
      comment: {
        comments: [comment(1000 + i, `note ${i}`), { author: { name: `u${i % 5}` }, body: 'x', created: at(3) }],
      },
    });
    const lines: object[] = Array.from({ length: 40 }, (_, i) => issue(i + 1, i % 2 === 0 ? children(i) : {}));
    lines.splice(5, 0, { bad: true }, { bad: true });
    const undisturbed = await emptySite();
    const whole = await run(undisturbed, lines, { batchSize: 5 });

    const site = await emptySite();
    const stop = new AbortController();
    let done = 0;
    const onProgress = () => void (++done === batches && stop.abort());
    await expect(run(site, lines, { batchSize: 5, onProgress, signal: stop.signal })).rejects.toMatchObject({
      code: 'IMPORT_ABORTED',
    });
    expect((await dump(site)).issue).toHaveLength(batches * 5);
    const rest = await run(site, lines, { batchSize: 5 });
    expect(rest.resumedAtLine).toBeGreaterThan(0);
    expect({ ...rest, resumedAtLine: 0 }).toEqual(whole);
    expect(await dump(site)).toEqual(await dump(undisturbed));
  });

  const sample = new URL('../../../../../shared/data/tidev-sample-2500-pseudonymised.ndjson.gz', import.meta.url);
  test.skipIf(!existsSync(sample))('imports the sample of real issues completely', async () => {
    const site = await emptySite();
    const summary = await importIssues(site, createReadStream(sample), { sourceId: 'sample' });
    expect(summary).toMatchObject({ imported: 2500, comments: 7321, skipped: 0, errors: [] });
    const again = await importIssues(site, createReadStream(sample), { sourceId: 'sample' });
    expect(again).toMatchObject({ imported: 0, updated: 0, unchanged: 2500, comments: 0 });
  });
});
