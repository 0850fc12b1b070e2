import type { Caller } from '../http/caller.ts';
import { presentInstant } from '../http/instant.ts';
import type { PageRequest } from '../http/paging.ts';
import { valueList } from '../schema/value-list.ts';
import type { Db, SiteContext } from '../site-context.ts';
import { presentUser } from '../user/present.ts';
import { listUsersById } from '../user/store.ts';
import { presentChangeItem } from './change-record.ts';
import { groupBy } from './store.ts';

/** One page of an issue's history; `/changelog` reads it oldest first, `expand=changelog` newest first. */
export async function readChangelog(
  site: SiteContext,
  db: Db,
  caller: Caller,
  issueId: number,
  page: PageRequest & { direction: 'asc' | 'desc' },
) {
  const matching = db.selectFrom('changelog').where('issue_id', '=', issueId);
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await matching
    .selectAll()
    .orderBy('created_at', page.direction)
    .orderBy('id', page.direction)
    .offset(page.startAt)
    .limit(page.maxResults)
    .execute();
  const ids = valueList(rows.map((row) => row.id));
  const items = await db
    .selectFrom('changelog_item')
    .selectAll()
    .where('changelog_id', 'in', ids)
    .orderBy('position')
    .execute();
  const itemsOf = groupBy(items, (item) => item.changelog_id, presentChangeItem);
  const users = await listUsersById(
    db,
    rows.map((row) => row.author_account_id),
  );
  const values = rows.map((row) => {
    const author = row.author_account_id === null ? undefined : users.get(row.author_account_id);
    return {
      id: String(row.id),
      ...(author === undefined ? {} : { author: presentUser(site, author, caller) }),
      created: presentInstant(row.created_at),
      items: itemsOf.get(row.id) ?? [],
    };
  });
  return { total, values };
}
