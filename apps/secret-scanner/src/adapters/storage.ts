// Keys of the app's storage:
//   issue:<digit>:<issueId>      IssueRecord; <digit> is the last of the id and splits listings into ten parallel ones
//   decisions:<digit>:<issueId>  Decisions
//   last-scan:<issueId>          instant, kept for an hour
//   scan:current, scan:cancelled the historical scan and the id of the one to stop
//   secret fingerprint-key       hexadecimal key of the installation
import { ForgeKvsAPIError, kvs } from '@forge/kvs';
import type { Decisions, IssueRecord } from '../domain/finding.ts';
import type { ScanRecord } from '../domain/scan.ts';
import { QUERY_PAGE, QUERY_PAGES_MAX } from '../limits.ts';
import type { StoragePort } from '../use-cases/ports.ts';
import { newKey } from './system.ts';

const FINGERPRINT_KEY = 'fingerprint-key';
const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

export const storage: StoragePort = {
  async fingerprintKey() {
    return (await kvs.getSecret<string>(FINGERPRINT_KEY)) ?? createFingerprintKey();
  },
  findIssue: (issueId) => kvs.get<IssueRecord>(keyOf('issue', issueId)),
  saveIssue: (record) => kvs.set(keyOf('issue', record.issueId), record),
  listIssues: async () => (await listAll<IssueRecord>('issue')).map(({ value }) => value),
  findDecisions: async (issueId) => (await kvs.get<Decisions>(keyOf('decisions', issueId))) ?? {},
  saveDecisions: (issueId, decisions) => kvs.set(keyOf('decisions', issueId), decisions),
  async listDecisions() {
    const entries = await listAll<Decisions>('decisions');
    return new Map(entries.map(({ key, value }) => [key.slice(key.lastIndexOf(':') + 1), value]));
  },
  findLastScanAt: (issueId) => kvs.get<number>(`last-scan:${issueId}`),
  saveLastScanAt: (issueId, at) => kvs.set(`last-scan:${issueId}`, at, { ttl: { value: 1, unit: 'HOURS' } }),
  findScan: () => kvs.get<ScanRecord>('scan:current'),
  saveScan: (record) => kvs.set('scan:current', record),
  findCancelledScanId: () => kvs.get<string>('scan:cancelled'),
  saveCancelledScanId: (scanId) => kvs.set('scan:cancelled', scanId),
};

/** Two first calls may race: the first to write wins and both read what was written. */
async function createFingerprintKey(): Promise<string> {
  try {
    await kvs.setSecret(FINGERPRINT_KEY, newKey(), { keyPolicy: 'FAIL_IF_EXISTS' });
  } catch (error) {
    // Whether it failed because the key exists shows the reading below.
    if (!(error instanceof ForgeKvsAPIError)) throw error;
  }
  const key = await kvs.getSecret<string>(FINGERPRINT_KEY);
  if (key === undefined) throw new Error('Cannot create the fingerprint key: the storage did not keep it');
  return key;
}

function keyOf(kind: 'issue' | 'decisions', issueId: string): string {
  return `${kind}:${issueId.slice(-1)}:${issueId}`;
}

async function listAll<T>(kind: 'issue' | 'decisions'): Promise<{ key: string; value: T }[]> {
  const lists = await Promise.all(DIGITS.map((digit) => listPrefix<T>(`${kind}:${digit}:`)));
  return lists.flat();
}

async function listPrefix<T>(prefix: string): Promise<{ key: string; value: T }[]> {
  const entries: { key: string; value: T }[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < QUERY_PAGES_MAX; page += 1) {
    const query = kvs
      .query()
      .where('key', { condition: 'BEGINS_WITH', values: [prefix] })
      .limit(QUERY_PAGE);
    const answer = await (cursor === undefined ? query : query.cursor(cursor)).getMany<T>();
    entries.push(...answer.results);
    cursor = answer.nextCursor;
    if (cursor === undefined || cursor === '') break;
  }
  return entries;
}
