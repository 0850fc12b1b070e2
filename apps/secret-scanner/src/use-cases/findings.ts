// Reading and deciding findings. Every view reads all records of issues with findings (ten parallel listings), which
// holds for tens of thousands of findings and needs no second, derived record that could disagree with the first.
import type { Decisions, State } from '../domain/finding.ts';
import { csvHeader, csvRow, type FindingFilter, type FindingView, filterViews, viewsOf } from '../domain/views.ts';
import { EXPORT_ROWS, PARALLEL_ISSUES } from '../limits.ts';
import { mapBounded } from './map-bounded.ts';
import type { Ports } from './ports.ts';

type Reading = Pick<Ports, 'storage'>;

export interface StateChange {
  id: string;
  previous: State;
}

export async function allFindings({ storage }: Reading): Promise<FindingView[]> {
  const [records, decisions] = await Promise.all([storage.listIssues(), storage.listDecisions()]);
  return records.flatMap((record) => viewsOf(record, decisions.get(record.issueId) ?? {}));
}

export async function findingsOfIssue({ storage }: Reading, issueId: string): Promise<FindingView[]> {
  const [record, decisions] = await Promise.all([storage.findIssue(issueId), storage.findDecisions(issueId)]);
  return record ? filterViews(viewsOf(record, decisions), {}) : [];
}

export async function listFindings(
  ports: Reading,
  { offset, limit, ...filter }: FindingFilter & { offset: number; limit: number },
): Promise<{ items: FindingView[]; total: number }> {
  const views = filterViews(await allFindings(ports), filter);
  return { items: views.slice(offset, offset + limit), total: views.length };
}

/** One page of CSV lines; the first has the header. `nextOffset` is missing on the last. */
export async function exportFindings(
  ports: Reading,
  { offset, ...filter }: FindingFilter & { offset: number },
): Promise<{ lines: string[]; nextOffset?: number }> {
  const { items, total } = await listFindings(ports, { ...filter, offset, limit: EXPORT_ROWS });
  const lines = [...(offset === 0 ? [csvHeader()] : []), ...items.map(csvRow)];
  return offset + items.length < total ? { lines, nextOffset: offset + items.length } : { lines };
}

/** Records the decision and has label and comment of each issue brought in line. Unknown ids are left out. */
export async function setFindingState(
  ports: Ports,
  { ids, state, by }: { ids: readonly string[]; state: State; by: string },
): Promise<StateChange[]> {
  const groups = [...byIssue(ids)];
  const changes = await mapBounded(groups, PARALLEL_ISSUES, ([issueId, group]) => {
    return decide(ports, issueId, group, { state, by, at: ports.now() });
  });
  const changed = groups.filter((_, index) => (changes[index]?.length ?? 0) > 0);
  const requestedAt = ports.now();
  await ports.queue.pushIssueJobs(changed.map(([issueId]) => ({ issueId, requestedAt })));
  return changes.flat();
}

/** The id of a finding begins with the id of its issue. */
function byIssue(ids: readonly string[]): Map<string, Set<string>> {
  const groups = new Map<string, Set<string>>();
  for (const id of ids) {
    const issueId = id.split(':', 1)[0] ?? '';
    groups.set(issueId, (groups.get(issueId) ?? new Set()).add(id));
  }
  return groups;
}

async function decide(
  ports: Ports,
  issueId: string,
  ids: ReadonlySet<string>,
  decision: Decisions[string],
): Promise<StateChange[]> {
  const chosen = (await findingsOfIssue(ports, issueId)).filter((view) => ids.has(view.id));
  if (chosen.length === 0) return [];
  const decisions = await ports.storage.findDecisions(issueId);
  for (const { id } of chosen) decisions[id] = decision;
  await ports.storage.saveDecisions(issueId, decisions);
  return chosen.map(({ id, state }) => ({ id, previous: state }));
}
