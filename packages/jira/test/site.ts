import { createLogger, type LogLine } from '@tenon/kernel';
import { type FakeClock, fakeClock, seededRandom } from '@tenon/testkit';
import { type Actor, type Jira, type JiraEvent, openJira } from '../src/index.ts';

export const BASE_URL = 'http://tenon.localhost:4000';
export const JSON_HEADERS = { 'content-type': 'application/json' };
export const START = Date.UTC(2026, 2, 4, 10, 30);

export interface Reply {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the tests look into answers of every shape.
  body: any;
}

/** A site with five accounts, an open project OPEN and a private project SAFE whose members are `member` and `lead`. */
export interface TestSite {
  jira: Jira;
  clock: FakeClock;
  events: JiraEvent[];
  logs: LogLine[];
  ids: Record<Person, string>;
  call(person: Person | 'anonymous', method: string, path: string, body?: unknown): Promise<Reply>;
  /** Types of the events since the last call. */
  takeEvents(): Promise<string[]>;
  createIssue(fields: Record<string, unknown>, person?: Person): Promise<{ id: string; key: string }>;
}

const PEOPLE = ['admin', 'lead', 'member', 'guest', 'app'] as const;
export type Person = (typeof PEOPLE)[number];

export async function openTestSite(databasePath = ':memory:'): Promise<TestSite> {
  const clock = fakeClock(START);
  const logs: LogLine[] = [];
  const logger = createLogger((line) => logs.push(line));
  const jira = await openJira({ databasePath, baseUrl: BASE_URL, clock, random: seededRandom(1), logger });
  const events: JiraEvent[] = [];
  jira.events.subscribe(async (event) => void events.push(event));
  const ids = await createPeople(jira);

  const call: TestSite['call'] = async (person, method, path, body) => {
    const actor: Actor = person === 'anonymous' ? person : { accountId: ids[person] };
    const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: JSON_HEADERS }) };
    return toReply(await jira.fetch(new Request(`${BASE_URL}/rest/api/3${path}`, init), actor));
  };

  const site: TestSite = {
    jira,
    clock,
    events,
    logs,
    ids,
    call,
    async takeEvents() {
      await jira.events.drained();
      return events.splice(0).map((event) => event.type);
    },
    async createIssue(fields, person = 'member') {
      const standard = { project: { key: 'OPEN' }, issuetype: { name: 'Task' }, summary: 'A task' };
      const reply = await call(person, 'POST', '/issue', { fields: { ...standard, ...fields } });
      if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
      return reply.body;
    },
  };
  await createProjects(site);
  return site;
}

export async function toReply(response: Response): Promise<Reply> {
  const text = await response.text();
  return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
}

/** One paragraph for each text. */
export function doc(...texts: string[]) {
  const content = texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));
  return { type: 'doc', version: 1, content };
}

async function createPeople(jira: Jira): Promise<Record<Person, string>> {
  const entries = await Promise.all(
    PEOPLE.map(async (person) => {
      const { accountId } = await jira.users.ensure({
        displayName: `The ${person}`,
        ...(person === 'app' ? {} : { email: `${person}@tenon.example` }),
        accountType: person === 'app' ? 'app' : 'atlassian',
        isAdmin: person === 'admin',
      });
      return [person, accountId] as const;
    }),
  );
  return Object.fromEntries(entries) as Record<Person, string>;
}

async function createProjects({ call, ids }: TestSite): Promise<void> {
  await call('admin', 'POST', '/project', { key: 'OPEN', name: 'Open house', leadAccountId: ids.lead });
  const safe = { key: 'SAFE', name: 'Safe room', leadAccountId: ids.lead, access: 'private' };
  await call('admin', 'POST', '/project', safe);
}
