// What the end-to-end tests ask the Secret Scanner over HTTP, beside what they see in the browser.
import type { AdminSession } from '@tenon/testkit/session';

export interface ScanStatus {
  state: string;
  scanned: number;
  total: number;
  found: number;
  canariesExpected: number;
  canariesFound: number;
}

interface Finding {
  id: string;
  issueKey: string;
  field: string;
  ruleId: string;
}

/** Resolves with the last status once `until` holds; asks again at once, so nothing sleeps longer than a call. */
export async function waitForScan(session: AdminSession, until: (status: ScanStatus) => boolean): Promise<ScanStatus> {
  for (;;) {
    const status = await session.invoke<ScanStatus | null>('scanStatus');
    if (status !== null && until(status)) return status;
    if (status?.state === 'error' || status?.state === 'stalled') throw new Error(`The scan is ${status.state}`);
  }
}

export async function allFindings(session: AdminSession): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (;;) {
    const { items, total } = await session.invoke<{ items: Finding[]; total: number }>('listFindings', {
      offset: findings.length,
      limit: 50,
    });
    findings.push(...items);
    if (items.length === 0 || findings.length >= total) return findings;
  }
}

/** Comments of the app per issue key. */
export async function scannerComments(
  session: AdminSession,
  issueKeys: Iterable<string>,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const key of new Set(issueKeys)) {
    const { comments } = await session.rest<{ comments: { author: { accountType: string } }[] }>(
      'GET',
      `/rest/api/3/issue/${key}/comment?maxResults=100`,
    );
    counts.set(key, comments.filter((comment) => comment.author.accountType === 'app').length);
  }
  return counts;
}
