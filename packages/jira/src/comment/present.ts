import type { Caller } from '../http/caller.ts';
import { presentInstant } from '../http/instant.ts';
import type { CommentRow } from '../issue/load-issues.ts';
import type { SiteContext } from '../site-context.ts';
import { presentUser } from '../user/present.ts';
import type { User } from '../user/store.ts';

/**
 * FIDELITY: on the cloud a comment can be restricted to a role or a group; here everybody who sees the issue sees its
 * comments; `visibility` is refused on writing.
 */
export function presentComment(
  site: SiteContext,
  caller: Caller,
  comment: CommentRow,
  users: ReadonlyMap<string, User>,
) {
  const person = (accountId: string | null) => {
    const user = accountId === null ? undefined : users.get(accountId);
    return user && presentUser(site, user, caller);
  };
  return {
    self: `${site.baseUrl}/rest/api/3/issue/${comment.issue_id}/comment/${comment.id}`,
    id: String(comment.id),
    author: person(comment.author_account_id),
    body: JSON.parse(comment.body) as unknown,
    updateAuthor: person(comment.update_author_account_id),
    created: presentInstant(comment.created_at),
    updated: presentInstant(comment.updated_at),
    jsdPublic: true,
  };
}
