import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { FindingFilter, State, StateChange } from '../../../../src/contract.ts';
import { call } from '../../client.ts';
import type { ScanPhase } from '../scan/phase.ts';

export const PAGE_ROWS = 50;
/** What one call may change; see BULK_IDS_MAX of the functions. */
const CALL_IDS = 100;
const RUNNING_POLL_MS = 4000;

export function useFindings(filter: FindingFilter, offset: number, { isRunning, key }: ScanPhase) {
  return useQuery({
    queryKey: ['findings', 'list', filter, offset, key],
    queryFn: () => call('listFindings', { ...filter, offset, limit: PAGE_ROWS }),
    refetchInterval: isRunning ? RUNNING_POLL_MS : false,
    placeholderData: keepPreviousData,
  });
}

/** Groups of ids by the state they are to have: one for a change, one per earlier state for taking it back. */
export type Assignment = [state: State, ids: string[]][];

export function useSetStates() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (assignment: Assignment): Promise<StateChange[]> => {
      const changes: StateChange[] = [];
      for (const [state, ids] of assignment) {
        for (let start = 0; start < ids.length; start += CALL_IDS) {
          const answer = await call('setFindingState', { state, ids: ids.slice(start, start + CALL_IDS) });
          changes.push(...answer.changes);
        }
      }
      return changes;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['findings'] }),
    // Not awaited: a failure must be told at once, and some of the calls may have gone through.
    onError: () => void client.invalidateQueries({ queryKey: ['findings'] }),
  });
}

/** The whole list as one CSV text, fetched page by page. */
export async function fetchCsv(filter: FindingFilter): Promise<string> {
  const lines: string[] = [];
  let offset: number | undefined = 0;
  while (offset !== undefined) {
    const page: { lines: string[]; nextOffset?: number } = await call('exportFindings', { ...filter, offset });
    lines.push(...page.lines);
    offset = page.nextOffset;
  }
  return `${lines.join('\r\n')}\r\n`;
}
