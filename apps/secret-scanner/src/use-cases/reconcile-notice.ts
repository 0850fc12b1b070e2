import type { IssueRecord, Notice, Observation } from '../domain/finding.ts';
import { type AdfDocument, LABEL, noticeBody, noticeDigest } from '../domain/notice.ts';
import type { Ports } from './ports.ts';

export type NoticePorts = Pick<Ports, 'jira'>;

export interface NoticeTarget {
  ownAccountId: string;
  record: IssueRecord;
  open: readonly Observation[];
  labels: readonly string[];
}

/**
 * Makes the label say whether something is open and the one comment say what. The label goes when nothing is open any
 * more; the comment stays and says so, as the trace of what happened.
 *
 * @returns the comment as it is now, or undefined if there never was a reason for one.
 */
export async function reconcileNotice(ports: NoticePorts, target: NoticeTarget): Promise<Notice | undefined> {
  const { record, open, labels } = target;
  if (labels.includes(LABEL) !== open.length > 0) await ports.jira.setLabel(record.issueId, LABEL, open.length > 0);
  if (open.length === 0 && !record.notice) return undefined;
  const body = noticeBody(open);
  const digest = noticeDigest(body);
  // Equal text is not written again, so a comment that a person deleted comes back only with news.
  if (record.notice?.digest === digest) return record.notice;
  const commentId = await writeComment(ports, target, body);
  return commentId === undefined ? record.notice : { commentId, digest };
}

async function writeComment(
  { jira }: NoticePorts,
  target: NoticeTarget,
  body: AdfDocument,
): Promise<string | undefined> {
  const { record, open } = target;
  const known = record.notice?.commentId ?? (await ownComments(jira, target))[0];
  if (known !== undefined && (await jira.updateComment(record.issueId, known, body))) return known;
  if (open.length === 0) return undefined;
  const posted = await jira.addComment(record.issueId, body);
  return (await keepOldest(jira, target)) ?? posted;
}

/** Two jobs may post at the same moment. Both then see both comments and keep the same one. */
async function keepOldest(jira: Ports['jira'], target: NoticeTarget): Promise<string | undefined> {
  const [oldest, ...others] = await ownComments(jira, target);
  for (const commentId of others) await jira.deleteComment(target.record.issueId, commentId);
  return oldest;
}

async function ownComments(jira: Ports['jira'], { record, ownAccountId }: NoticeTarget): Promise<string[]> {
  const comments = await jira.listComments(record.issueId);
  return comments.filter((comment) => comment.authorAccountId === ownAccountId).map((comment) => comment.id);
}
