import { detectIssue } from '../domain/detect-issue.ts';
import { type Detection, type IssueRecord, observe, type Source, stateOf } from '../domain/finding.ts';
import type { IssueText } from '../domain/issue-text.ts';
import { LABEL } from '../domain/notice.ts';
import { JiraCallError } from '../errors.ts';
import { FINDINGS_PER_ISSUE_MAX } from '../limits.ts';
import type { Ports } from './ports.ts';
import { type NoticePorts, reconcileNotice } from './reconcile-notice.ts';

export interface Examination {
  source: Source;
  ownAccountId: string;
  fingerprintKey: string;
  /** Skip the storage of an issue that shows nothing and has no label: it cannot have an open finding. */
  trustLabel: boolean;
}

export interface Examined {
  detections: Detection[];
  /** Of them, those first seen at or after the given instant. */
  freshSince(instant: number): number;
  /** False if Jira refuses the app the label or the comment there; the findings are kept all the same. */
  isMarked: boolean;
}

/** What one job needs to know once, however many issues it examines. */
export async function openExamination(
  ports: Ports,
  options: Pick<Examination, 'source' | 'trustLabel'>,
): Promise<Examination> {
  const [ownAccountId, fingerprintKey] = await Promise.all([ports.jira.ownAccountId(), ports.storage.fingerprintKey()]);
  return { ...options, ownAccountId, fingerprintKey };
}

/**
 * Scans one issue and brings record, label and comment in line with it. Repeating it, or running it after a kill at any
 * point, ends in the same place: ids are derived from the text, and what is already so is not written again.
 */
export async function examineIssue(ports: Ports, examination: Examination, issue: IssueText): Promise<Examined> {
  const { scanner, storage } = ports;
  const { ownAccountId, fingerprintKey: key, source, trustLabel } = examination;
  const detections = detectIssue(issue, { scanner, key, ownAccountId });
  if (trustLabel && detections.length === 0 && !issue.labels.includes(LABEL)) return examined(detections, []);
  const known = await storage.findIssue(issue.id);
  if (known && known.issueUpdatedAt > issue.updatedAt) return examined(detections, known.findings);
  if (!known && detections.length === 0) return examined(detections, []);
  const record = merge(known, issue, detections, { now: ports.now(), source });
  await storage.saveIssue(record);
  const isMarked = await applyNotice(ports, ownAccountId, record, issue.labels);
  return { ...examined(detections, record.findings), isMarked };
}

/** The issue is gone: so is the text of its findings. There is nothing left to label. */
export async function closeIssue(ports: Pick<Ports, 'storage' | 'now'>, issueId: string): Promise<void> {
  const known = await ports.storage.findIssue(issueId);
  if (!known) return;
  const findings = observe(known.findings, [], { now: ports.now(), source: 'realtime' });
  await ports.storage.saveIssue({ ...known, findings });
}

/** One read-only project must not end a scan of the whole site, so a refusal for good is an answer and no error. */
async function applyNotice(
  ports: NoticePorts & Pick<Ports, 'storage'>,
  ownAccountId: string,
  record: IssueRecord,
  labels: readonly string[],
): Promise<boolean> {
  const decisions = await ports.storage.findDecisions(record.issueId);
  const open = record.findings.filter((finding) => stateOf(finding, decisions[finding.id]).state === 'open');
  try {
    const notice = await reconcileNotice(ports, { ownAccountId, record, open, labels });
    if (notice !== undefined && notice !== record.notice) await ports.storage.saveIssue({ ...record, notice });
    return true;
  } catch (error) {
    if (error instanceof JiraCallError && !error.isTransient) return false;
    throw error;
  }
}

function merge(
  known: IssueRecord | undefined,
  issue: IssueText,
  detections: readonly Detection[],
  when: { now: number; source: Source },
): IssueRecord {
  // Present findings come first in `observe`, so the bound drops the long gone ones before any other.
  const findings = observe(known?.findings ?? [], detections, when);
  return {
    issueId: issue.id,
    issueKey: issue.key,
    projectKey: issue.projectKey,
    issueUpdatedAt: issue.updatedAt,
    findings: findings.slice(0, FINDINGS_PER_ISSUE_MAX),
    omitted: Math.max(findings.length - FINDINGS_PER_ISSUE_MAX, 0),
    ...(known?.notice ? { notice: known.notice } : {}),
  };
}

function examined(detections: Detection[], findings: IssueRecord['findings']): Examined {
  const ids = new Set(detections.map((detection) => detection.id));
  return {
    detections,
    isMarked: true,
    freshSince: (instant) => findings.filter(({ id, firstSeenAt }) => ids.has(id) && firstSeenAt >= instant).length,
  };
}
