import { type Context, Hono } from 'hono';
import { readJson } from '../http/body.ts';
import { requireSignedIn, type SiteEnv } from '../http/caller.ts';
import { presentPage, readPage } from '../http/paging.ts';
import { presentStatus } from '../reference/present.ts';
import type { SiteContext } from '../site-context.ts';
import { readChangelog } from './changelog.ts';
import { createIssue } from './create-issue.ts';
import { deleteIssue } from './delete-issue.ts';
import { editIssue } from './edit-issue.ts';
import { FIELDS } from './fields.ts';
import { issueInput } from './issue-input.ts';
import { readIssues } from './read-issues.ts';
import { selectFields } from './select-fields.ts';
import { getVisibleIssue } from './store.ts';
import { listTransitions, transitionIssue } from './transition-issue.ts';

const CHILD_COUNT_MAX = 5000;
const EXPANDED_HISTORY_COUNT_MAX = 40;

/** /issue */
export function issueRoutes(site: SiteContext): Hono<SiteEnv> {
  const { db } = site.store;
  return new Hono<SiteEnv>()
    .post('/issue', async (c) => {
      const caller = requireSignedIn(c);
      const { id, key } = await createIssue(site, caller, await readJson(c, issueInput));
      return c.json({ id: String(id), key, self: `${site.baseUrl}/rest/api/3/issue/${id}` }, 201);
    })
    .get('/issue/:issueIdOrKey', async (c) => c.json(await showIssue(site, c, c.req.param('issueIdOrKey'))))
    .put('/issue/:issueIdOrKey', async (c) => {
      const caller = requireSignedIn(c);
      const options = { notifyUsers: c.req.query('notifyUsers') !== 'false' };
      const input = await readJson(c, issueInput);
      const issue = await editIssue(site, caller, c.req.param('issueIdOrKey'), input, options);
      if (c.req.query('returnIssue') === 'true') return c.json(await showIssue(site, c, String(issue.id)));
      return c.body(null, 204);
    })
    .delete('/issue/:issueIdOrKey', async (c) => {
      const options = { deleteSubtasks: c.req.query('deleteSubtasks') === 'true' };
      await deleteIssue(site, requireSignedIn(c), c.req.param('issueIdOrKey'), options);
      return c.body(null, 204);
    })
    .get('/issue/:issueIdOrKey/changelog', async (c) => {
      const issue = await getVisibleIssue(db, c.env.caller, c.req.param('issueIdOrKey'));
      const page = readPage(c, 100);
      const order = { ...page, direction: 'asc' } as const;
      const { total, values } = await readChangelog(site, db, c.env.caller, issue.id, order);
      return c.json(presentPage(c, page, total, values));
    })
    .get('/issue/:issueIdOrKey/transitions', async (c) => {
      const issue = await getVisibleIssue(db, c.env.caller, c.req.param('issueIdOrKey'));
      const transitions = (await listTransitions(db, c.env.caller, issue)).map((status) => ({
        id: String(status.id),
        name: status.name,
        to: presentStatus(site, status),
        hasScreen: false,
        isGlobal: true,
        isInitial: false,
        isAvailable: true,
        isConditional: false,
        looped: status.id === issue.status_id,
      }));
      return c.json({ expand: 'transitions', transitions });
    })
    .post('/issue/:issueIdOrKey/transitions', async (c) => {
      const caller = requireSignedIn(c);
      await transitionIssue(site, caller, c.req.param('issueIdOrKey'), await readJson(c, issueInput));
      return c.body(null, 204);
    });
}

async function showIssue(site: SiteContext, c: Context<SiteEnv>, idOrKey: string) {
  const { db } = site.store;
  const { caller } = c.env;
  const row = await getVisibleIssue(db, caller, idOrKey);
  const fields = selectFields(c.req.queries('fields') ?? [], '*all');
  const properties = (c.req.queries('properties') ?? []).flatMap((keys) => keys.split(','));
  const [issue] = await readIssues(site, db, caller, [row.id], {
    fields,
    properties,
    childCountMax: CHILD_COUNT_MAX,
  });
  const expand = (c.req.query('expand') ?? '').split(',');
  return {
    ...issue,
    ...(expand.includes('names') ? { names: namesOf(issue?.fields ?? {}) } : {}),
    ...(expand.includes('changelog') ? { changelog: await expandChangelog(site, c, row.id) } : {}),
  };
}

export function namesOf(fields: Record<string, unknown>): Record<string, string> {
  const known = new Map(FIELDS.map((field) => [field.id, field.name]));
  return Object.fromEntries(Object.keys(fields).map((id) => [id, known.get(id) ?? id]));
}

/** The most recent entries alone, as the cloud does; `/changelog` has them all. */
async function expandChangelog(site: SiteContext, c: Context<SiteEnv>, issueId: number) {
  const page = { startAt: 0, maxResults: EXPANDED_HISTORY_COUNT_MAX };
  const order = { ...page, direction: 'desc' } as const;
  const { total, values } = await readChangelog(site, site.store.db, c.env.caller, issueId, order);
  return { ...page, total, histories: values };
}
