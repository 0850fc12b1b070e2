import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestSite, type TestSite } from '../../test/site.ts';

let site: TestSite;
const PATH = '/issue/OPEN-1/properties';

beforeEach(async () => {
  site = await openTestSite();
  await site.createIssue({});
  await site.takeEvents();
});
afterEach(() => site.jira.close());

describe('/issue/{issueIdOrKey}/properties', () => {
  it('PUT creates with 201, updates with 200, each with one event without the value', async () => {
    expect((await site.call('app', 'PUT', `${PATH}/a.b`, { deep: [1] })).status).toBe(201);
    expect((await site.call('app', 'PUT', `${PATH}/a.b`, 'text')).status).toBe(200);
    expect((await site.call('guest', 'GET', `${PATH}/a.b`)).body).toEqual({ key: 'a.b', value: 'text' });
    await site.jira.events.drained();
    expect(site.events).toMatchObject([
      { type: 'avi:jira:set:issue-property', payload: { issue: { key: 'OPEN-1' }, property: { key: 'a.b' } } },
      { type: 'avi:jira:set:issue-property', payload: { property: { key: 'a.b' } } },
    ]);
    expect(site.events[0]?.payload.property).toEqual({ key: 'a.b' });
  });

  it('GET lists the keys, DELETE removes once', async () => {
    await site.call('app', 'PUT', `${PATH}/b`, 1);
    await site.call('app', 'PUT', `${PATH}/a`, 1);
    expect((await site.call('guest', 'GET', PATH)).body.keys).toMatchObject([{ key: 'a' }, { key: 'b' }]);
    await site.takeEvents();
    expect((await site.call('app', 'DELETE', `${PATH}/a`)).status).toBe(204);
    expect((await site.call('app', 'DELETE', `${PATH}/a`)).status).toBe(404);
    expect(await site.takeEvents()).toEqual(['avi:jira:deleted:issue-property']);
  });

  it('PUT holds the limits of key and value', async () => {
    const text = (length: number) => 'x'.repeat(length - 2);
    expect((await site.call('app', 'PUT', `${PATH}/a`, text(32_768))).status).toBe(201);
    expect((await site.call('app', 'PUT', `${PATH}/a`, text(32_769))).status).toBe(400);
    expect((await site.call('app', 'PUT', `${PATH}/${'k'.repeat(256)}`, 1)).status).toBe(400);
    expect((await site.call('anonymous', 'PUT', `${PATH}/a`, 1)).status).toBe(401);
  });

  it('an issue answers the properties that are asked for', async () => {
    await site.call('app', 'PUT', `${PATH}/a`, 1);
    await site.call('app', 'PUT', `${PATH}/b`, 2);
    const one = await site.call('guest', 'GET', '/issue/OPEN-1?fields=summary&properties=b');
    expect(one.body.properties).toEqual({ b: 2 });
    const all = await site.call('guest', 'GET', '/issue/OPEN-1?fields=summary&properties=*all');
    expect(all.body.properties).toEqual({ a: 1, b: 2 });
  });
});
