import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doc, openTestSite, type TestSite } from '../../test/site.ts';

let site: TestSite;
const PATH = '/issue/OPEN-1/comment';

beforeEach(async () => {
  site = await openTestSite();
  await site.createIssue({});
  await site.call('member', 'POST', PATH, { body: doc('First words') });
  await site.takeEvents();
});
afterEach(() => site.jira.close());

async function firstId(): Promise<string> {
  return (await site.call('member', 'GET', PATH)).body.comments[0].id;
}

describe('/issue/{issueIdOrKey}/comment', () => {
  it('POST adds a comment, moves the issue’s update and emits one event with the comment', async () => {
    await site.clock.advance(60_000);
    const reply = await site.call('guest', 'POST', PATH, { body: doc('Second words') });
    expect(reply).toMatchObject({
      status: 201,
      body: {
        author: { displayName: 'The guest' },
        body: doc('Second words'),
        created: '2026-03-04T10:31:00.000+0000',
      },
    });
    expect((await site.call('guest', 'GET', '/issue/OPEN-1')).body.fields.updated).toBe('2026-03-04T10:31:00.000+0000');
    await site.jira.events.drained();
    expect(site.events).toMatchObject([
      { type: 'avi:jira:commented:issue', payload: { issue: { key: 'OPEN-1' }, comment: { id: reply.body.id } } },
    ]);
  });

  it('GET pages by creation, in both directions', async () => {
    for (const text of ['b', 'c', 'd']) await site.call('guest', 'POST', PATH, { body: doc(text) });
    const page = await site.call('guest', 'GET', `${PATH}?startAt=1&maxResults=2`);
    expect(page.body).toMatchObject({
      startAt: 1,
      maxResults: 2,
      total: 4,
      comments: [{ body: doc('b') }, { body: doc('c') }],
    });
    const newest = await site.call('guest', 'GET', `${PATH}?orderBy=-created&maxResults=1`);
    expect(newest.body.comments).toMatchObject([{ body: doc('d') }]);
    expect((await site.call('guest', 'GET', `${PATH}?orderBy=author`)).status).toBe(400);
  });

  it('PUT is for the author and for project administrators', async () => {
    const path = `${PATH}/${await firstId()}`;
    expect((await site.call('guest', 'PUT', path, { body: doc('Mine now') })).status).toBe(400);
    expect(await site.takeEvents()).toEqual([]);
    const edited = await site.call('member', 'PUT', path, { body: doc('Better words') });
    expect(edited).toMatchObject({ status: 200, body: { body: doc('Better words') } });
    const byLead = await site.call('lead', 'PUT', path, { body: doc('Best words') });
    expect(byLead.body).toMatchObject({
      author: { displayName: 'The member' },
      updateAuthor: { displayName: 'The lead' },
    });
    expect(await site.takeEvents()).toEqual(['avi:jira:commented:issue', 'avi:jira:commented:issue']);
  });

  it('DELETE removes it from the issue and from the search', async () => {
    const search = () => site.call('guest', 'POST', '/search/approximate-count', { jql: 'comment ~ "first words"' });
    expect((await search()).body.count).toBe(1);
    const path = `${PATH}/${await firstId()}`;
    expect((await site.call('guest', 'DELETE', path)).status).toBe(400);
    expect((await site.call('member', 'DELETE', path)).status).toBe(204);
    expect(await site.takeEvents()).toEqual(['avi:jira:deleted:comment']);
    expect((await search()).body.count).toBe(0);
    expect((await site.call('member', 'GET', path)).status).toBe(404);
  });

  it.each([
    ['a plain string', { body: 'text' }],
    ['no body', {}],
    ['a broken document', { body: { type: 'doc', version: 1, content: [{ type: 'nonsense' }] } }],
    ['a text over the limit', { body: doc('x'.repeat(32_768)) }],
  ])('POST refuses %s', async (_, body) => {
    const reply = await site.call('member', 'POST', PATH, body);
    expect(reply).toMatchObject({ status: 400, body: { errors: { comment: expect.any(String) } } });
    expect(await site.takeEvents()).toEqual([]);
  });

  it.each([
    ['no blocks', []],
    ['an empty paragraph', [{ type: 'paragraph' }, { type: 'paragraph', content: [] }]],
  ])('POST and PUT refuse a document with %s', async (_, content) => {
    const body = { body: { type: 'doc', version: 1, content } };
    const path = `${PATH}/${await firstId()}`;
    for (const reply of [await site.call('member', 'POST', PATH, body), await site.call('member', 'PUT', path, body)]) {
      const errors = { comment: 'Comment body can not be empty!' };
      expect(reply).toEqual({ status: 400, body: { errorMessages: [], errors } });
    }
    expect((await site.call('member', 'GET', path)).body.body).toEqual(doc('First words'));
  });

  it('POST refuses a restricted visibility, which is not modelled, instead of dropping it', async () => {
    const body = { body: doc('secret'), visibility: { type: 'role', value: 'Administrators' } };
    expect((await site.call('member', 'POST', PATH, body)).status).toBe(400);
  });

  it('a comment of another issue is not found here', async () => {
    await site.createIssue({});
    expect((await site.call('member', 'GET', `/issue/OPEN-2/comment/${await firstId()}`)).status).toBe(404);
  });
});
