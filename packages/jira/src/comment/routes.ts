import { Hono } from 'hono';
import { invalid } from '../errors.ts';
import { readJson } from '../http/body.ts';
import { type Caller, requireSignedIn, type SiteEnv } from '../http/caller.ts';
import { readPage } from '../http/paging.ts';
import type { CommentRow } from '../issue/load-issues.ts';
import { getVisibleIssue } from '../issue/store.ts';
import type { SiteContext } from '../site-context.ts';
import { listUsersById } from '../user/store.ts';
import { addComment, commentInput, deleteComment, editComment } from './change-comment.ts';
import { presentComment } from './present.ts';
import { getComment, listComments } from './store.ts';

/** /issue/{issueIdOrKey}/comment */
export function commentRoutes(site: SiteContext): Hono<SiteEnv> {
  const { db } = site.store;
  return new Hono<SiteEnv>()
    .get('/issue/:issueIdOrKey/comment', async (c) => {
      const issue = await getVisibleIssue(db, c.env.caller, c.req.param('issueIdOrKey'));
      const page = readPage(c, 5000, 100);
      const direction = readDirection(c.req.query('orderBy'));
      const { total, comments } = await listComments(db, issue.id, { ...page, direction });
      return c.json({ ...page, total, comments: await presentAll(site, c.env.caller, comments) });
    })
    .post('/issue/:issueIdOrKey/comment', async (c) => {
      const caller = requireSignedIn(c);
      const { body } = await readJson(c, commentInput);
      const comment = await addComment(site, caller, c.req.param('issueIdOrKey'), body);
      return c.json((await presentAll(site, caller, [comment]))[0], 201);
    })
    .get('/issue/:issueIdOrKey/comment/:id', async (c) => {
      const issue = await getVisibleIssue(db, c.env.caller, c.req.param('issueIdOrKey'));
      const comment = await getComment(db, issue.id, c.req.param('id'));
      return c.json((await presentAll(site, c.env.caller, [comment]))[0]);
    })
    .put('/issue/:issueIdOrKey/comment/:id', async (c) => {
      const caller = requireSignedIn(c);
      const { body } = await readJson(c, commentInput);
      const comment = await editComment(site, caller, c.req.param('issueIdOrKey'), c.req.param('id'), body);
      return c.json((await presentAll(site, caller, [comment]))[0]);
    })
    .delete('/issue/:issueIdOrKey/comment/:id', async (c) => {
      await deleteComment(site, requireSignedIn(c), c.req.param('issueIdOrKey'), c.req.param('id'));
      return c.body(null, 204);
    });
}

function readDirection(orderBy = 'created'): 'asc' | 'desc' {
  if (!/^[+ -]?created$/.test(orderBy))
    throw invalid("The orderBy parameter must be 'created', '+created' or '-created'.");
  return orderBy.startsWith('-') ? 'desc' : 'asc';
}

async function presentAll(site: SiteContext, caller: Caller, comments: readonly CommentRow[]) {
  const accountIds = comments.flatMap((row) => [row.author_account_id, row.update_author_account_id]);
  const users = await listUsersById(site.store.db, accountIds);
  return comments.map((comment) => presentComment(site, caller, comment, users));
}
