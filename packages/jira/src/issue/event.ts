import { ANONYMOUS } from '../http/caller.ts';
import type { NewEvent } from '../outbox/outbox.ts';
import type { SiteContext, Tx } from '../site-context.ts';
import type { ChangeItem } from './change-record.ts';
import { presentChangeItem } from './change-record.ts';
import { readIssues } from './read-issues.ts';
import { selectFields } from './select-fields.ts';

/** What an event tells of an issue as it is now. Its long texts travel only where they are the news: a change, a comment. */
const EVENT_FIELDS = selectFields(
  ['summary,issuetype,project,status,priority,labels,assignee,reporter,creator,created,updated'],
  'id',
);

interface IssueEventInput {
  type: string;
  actorAccountId: string | null;
  issueId: number;
  items?: readonly ChangeItem[];
  /** Further members of the payload, as `comment`. */
  more?: Record<string, unknown>;
}

/** Presented as for a stranger, so that no e-mail address travels with an event. */
export async function issueEvent(site: SiteContext, tx: Tx, input: IssueEventInput): Promise<NewEvent> {
  const [issue] = await readIssues(site, tx, ANONYMOUS, [input.issueId], { fields: EVENT_FIELDS, childCountMax: 0 });
  const fields = issue?.fields ?? {};
  const people = [fields.assignee, fields.reporter, fields.creator] as ({ accountId: string } | null)[];
  const accountIds = new Set(people.flatMap((person) => person?.accountId ?? []));
  return {
    type: input.type,
    actorAccountId: input.actorAccountId,
    payload: {
      issue: { id: issue?.id, key: issue?.key, fields },
      ...(input.items === undefined ? {} : { changelog: { items: input.items.map(presentChangeItem) } }),
      ...(input.actorAccountId === null ? {} : { atlassianId: input.actorAccountId }),
      associatedUsers: [...accountIds].map((accountId) => ({ accountId })),
      ...input.more,
    },
  };
}
