// What the use cases need from outside. `adapters/` implements them on Forge; tests implement them in memory.
import type { Scanner } from '@tenon/detect';
import type { Decisions, IssueRecord } from '../domain/finding.ts';
import type { IssueComment, IssueText } from '../domain/issue-text.ts';
import type { AdfDocument } from '../domain/notice.ts';
import type { ScanJob, ScanRecord } from '../domain/scan.ts';

/** Jira as the app's own account. Every method throws JiraCallError when Jira refuses. */
export interface JiraPort {
  ownAccountId(): Promise<string>;
  /** The issue with all its comments; undefined if it is gone or hidden from the app. */
  findIssue(issueId: string): Promise<IssueText | undefined>;
  countIssues(): Promise<number>;
  /** One page of all issues, oldest first, with all comments. */
  searchIssues(nextPageToken: string | undefined): Promise<{ issues: IssueText[]; nextPageToken?: string }>;
  /** All comments, oldest first. */
  listComments(issueId: string): Promise<IssueComment[]>;
  setLabel(issueId: string, label: string, isSet: boolean): Promise<void>;
  addComment(issueId: string, body: AdfDocument): Promise<string>;
  /** False if the comment is gone. */
  updateComment(issueId: string, commentId: string, body: AdfDocument): Promise<boolean>;
  deleteComment(issueId: string, commentId: string): Promise<void>;
}

/**
 * The app's storage. Each kind of record has one kind of writer: issue and scan records the jobs, decisions and
 * cancellations the administrators. So nothing needs a lock.
 */
export interface StoragePort {
  /** Hexadecimal key of the installation, made at the first call and the same ever after. */
  fingerprintKey(): Promise<string>;
  findIssue(issueId: string): Promise<IssueRecord | undefined>;
  saveIssue(record: IssueRecord): Promise<void>;
  listIssues(): Promise<IssueRecord[]>;
  findDecisions(issueId: string): Promise<Decisions>;
  saveDecisions(issueId: string, decisions: Decisions): Promise<void>;
  /** Decisions by issue id. */
  listDecisions(): Promise<Map<string, Decisions>>;
  /** When the last complete scan of an event of this issue began. */
  findLastScanAt(issueId: string): Promise<number | undefined>;
  saveLastScanAt(issueId: string, at: number): Promise<void>;
  findScan(): Promise<ScanRecord | undefined>;
  saveScan(record: ScanRecord): Promise<void>;
  findCancelledScanId(): Promise<string | undefined>;
  saveCancelledScanId(scanId: string): Promise<void>;
}

export interface IssueJob {
  issueId: string;
  /** The text as it was at this instant, or later, has to be scanned. */
  requestedAt: number;
  /** The issue was deleted: its findings are gone with it. */
  isDeleted?: boolean;
}

/** Delivers each job at least once, in any order. */
export interface QueuePort {
  pushIssueJobs(jobs: readonly IssueJob[]): Promise<void>;
  pushScanJob(job: ScanJob): Promise<void>;
}

export interface Ports {
  jira: JiraPort;
  storage: StoragePort;
  queue: QueuePort;
  scanner: Scanner;
  now(): number;
  newId(): string;
}
