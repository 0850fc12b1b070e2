import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ScanStatus } from '../../../../src/contract.ts';
import { call } from '../../client.ts';

const POLL_MS = 400;
const STATUS = ['scan-status'];

/** Often enough that a scan of a second or two is seen to move; only while a scan runs. */
export function useScanStatus() {
  return useQuery({
    queryKey: STATUS,
    queryFn: () => call('scanStatus'),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? POLL_MS : false),
  });
}

export type ScanAction = 'startScan' | 'cancelScan' | 'resumeScan';

/** The answer is the new status, so the page does not wait for the next question. */
export function useScanAction(action: ScanAction) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (): Promise<ScanStatus> => call(action),
    onSuccess: (status) => client.setQueryData(STATUS, status),
    onError: () => client.invalidateQueries({ queryKey: STATUS }),
  });
}
