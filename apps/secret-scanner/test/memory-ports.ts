// The ports in memory: the store under the domain tests. Values are copied on the way in and out, as over a wire.
import { builtinRules, createScanner } from '@tenon/detect';
import type { Decisions, IssueRecord } from '../src/domain/finding.ts';
import type { IssueText } from '../src/domain/issue-text.ts';
import type { ScanJob, ScanRecord } from '../src/domain/scan.ts';
import type { IssueJob, JiraPort, Ports, QueuePort, StoragePort } from '../src/use-cases/ports.ts';

export const APP = 'app-account';
const scanner = createScanner(builtinRules);

export interface World extends Ports {
  jira: MemoryJira;
  storage: MemoryStorage;
  queue: MemoryQueue;
  clock: { now: number };
}

export function world(issues: IssueText[] = []): World {
  const clock = { now: 1_000_000 };
  let ids = 0;
  const jira = new MemoryJira(issues);
  return {
    jira,
    storage: new MemoryStorage(),
    queue: new MemoryQueue(),
    scanner,
    clock,
    now: () => clock.now,
    newId: () => `scan-${++ids}`,
  };
}

/** Counts what reaches Jira and can be told to die before or after the n-th write. */
class MemoryJira implements JiraPort {
  readonly issues = new Map<string, IssueText>();
  readonly writes: string[] = [];
  pageSize = 3;
  #comments = 0;
  /** Called around every write; throw to play a killed process. */
  interrupt: (point: string) => void = () => {};

  constructor(issues: IssueText[]) {
    for (const issue of issues) this.issues.set(issue.id, structuredClone(issue));
  }

  edit(id: string, change: Partial<IssueText>): void {
    const issue = this.#issue(id);
    Object.assign(issue, structuredClone(change), { updatedAt: issue.updatedAt + 1 });
  }

  ownComments(id: string): unknown[] {
    return this.#issue(id)
      .comments.filter((comment) => comment.authorAccountId === APP)
      .map((comment) => comment.body);
  }

  ownAccountId = async () => APP;
  findIssue = async (id: string) => structuredClone(this.issues.get(id));
  countIssues = async () => this.issues.size;
  listComments = async (id: string) => structuredClone(this.#issue(id).comments);

  async searchIssues(token: string | undefined) {
    const start = Number(token ?? 0);
    const issues = [...this.issues.values()].slice(start, start + this.pageSize);
    const isLast = start + this.pageSize >= this.issues.size;
    return { issues: structuredClone(issues), ...(isLast ? {} : { nextPageToken: String(start + this.pageSize) }) };
  }

  setLabel = (id: string, label: string, isSet: boolean) =>
    this.#write(`label ${id} ${isSet}`, () => {
      const issue = this.#issue(id);
      issue.labels = isSet ? [...new Set([...issue.labels, label])] : issue.labels.filter((other) => other !== label);
    });

  addComment = (id: string, body: unknown) =>
    this.#write(`add ${id}`, () => {
      const comment = { id: `c${++this.#comments}`, authorAccountId: APP, body };
      this.#issue(id).comments.push(comment);
      return comment.id;
    });

  updateComment = (id: string, commentId: string, body: unknown) =>
    this.#write(`update ${id}`, () => {
      const comment = this.#issue(id).comments.find((other) => other.id === commentId);
      if (comment) comment.body = body;
      return comment !== undefined;
    });

  deleteComment = (id: string, commentId: string) =>
    this.#write(`delete ${id}`, () => {
      const issue = this.#issue(id);
      issue.comments = issue.comments.filter((comment) => comment.id !== commentId);
    });

  async #write<T>(name: string, run: () => T): Promise<T> {
    this.interrupt(`before ${name}`);
    const result = run();
    this.writes.push(name);
    this.interrupt(`after ${name}`);
    return result;
  }

  #issue(id: string): IssueText {
    const issue = this.issues.get(id);
    if (!issue) throw new Error(`No issue ${id}`);
    return issue;
  }
}

class MemoryStorage implements StoragePort {
  readonly values = new Map<string, string>();
  interrupt: (point: string) => void = () => {};

  fingerprintKey = async () => '00'.repeat(32);
  findIssue = async (id: string) => this.#get<IssueRecord>(`issue:${id}`);
  saveIssue = (record: IssueRecord) => this.#set(`issue:${record.issueId}`, record);
  listIssues = async () => this.#list<IssueRecord>('issue:').map(([, record]) => record);
  findDecisions = async (id: string) => this.#get<Decisions>(`decisions:${id}`) ?? {};
  saveDecisions = (id: string, decisions: Decisions) => this.#set(`decisions:${id}`, decisions);
  listDecisions = async () => new Map(this.#list<Decisions>('decisions:'));
  findLastScanAt = async (id: string) => this.#get<number>(`last-scan:${id}`);
  saveLastScanAt = (id: string, at: number) => this.#set(`last-scan:${id}`, at);
  findScan = async () => this.#get<ScanRecord>('scan');
  saveScan = (record: ScanRecord) => this.#set('scan', record);
  findCancelledScanId = async () => this.#get<string>('cancelled');
  saveCancelledScanId = (id: string) => this.#set('cancelled', id);

  /** Everything stored, as text: to search for what must not be there. */
  dump(): string {
    return [...this.values].join('\n');
  }

  #get<T>(key: string): T | undefined {
    const value = this.values.get(key);
    return value === undefined ? undefined : (JSON.parse(value) as T);
  }

  async #set(key: string, value: unknown): Promise<void> {
    this.interrupt(`before set ${key}`);
    this.values.set(key, JSON.stringify(value));
    this.interrupt(`after set ${key}`);
  }

  #list<T>(prefix: string): [string, T][] {
    const entries = [...this.values].filter(([key]) => key.startsWith(prefix));
    return entries.map(([key, value]) => [key.slice(prefix.length), JSON.parse(value) as T]);
  }
}

class MemoryQueue implements QueuePort {
  readonly issueJobs: IssueJob[] = [];
  readonly scanJobs: ScanJob[] = [];

  async pushIssueJobs(jobs: readonly IssueJob[]): Promise<void> {
    this.issueJobs.push(...structuredClone([...jobs]));
  }

  async pushScanJob(job: ScanJob): Promise<void> {
    this.scanJobs.push(structuredClone(job));
  }
}
