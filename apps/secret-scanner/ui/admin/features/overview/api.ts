import { useQuery } from '@tanstack/react-query';
import { call } from '../../client.ts';

/** Counts read every finding, so they follow a running scan at a distance. */
const RUNNING_POLL_MS = 4000;

/** Under `findings`, so that what changes findings refreshes the counts too; a scan's end asks once more. */
export function useOverview(isRunning: boolean) {
  return useQuery({
    queryKey: ['findings', 'overview', isRunning],
    queryFn: () => call('overview'),
    refetchInterval: isRunning ? RUNNING_POLL_MS : false,
    placeholderData: (previous) => previous,
  });
}
