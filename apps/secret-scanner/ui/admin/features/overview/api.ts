import { useQuery } from '@tanstack/react-query';
import { call } from '../../client.ts';
import type { ScanPhase } from '../scan/phase.ts';

/** Counts read every finding, so they follow a running scan at a distance. */
const RUNNING_POLL_MS = 4000;

/** Under `findings`, so that what changes findings refreshes the counts too; each phase of a scan asks afresh. */
export function useOverview({ isRunning, key }: ScanPhase) {
  return useQuery({
    queryKey: ['findings', 'overview', key],
    queryFn: () => call('overview'),
    refetchInterval: isRunning ? RUNNING_POLL_MS : false,
    placeholderData: (previous) => previous,
  });
}
