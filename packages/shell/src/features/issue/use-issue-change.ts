import { useMutation, useQueryClient } from '@tanstack/react-query';
import { showErrorFlag } from '../../app/flags.tsx';
import { issueKeyOf } from './api.ts';

/** A change of the issue: afterwards the view is fetched again; a refusal is shown as a flag titled `failure`. */
export function useIssueChange<Input>(issueKey: string, failure: string, change: (input: Input) => Promise<void>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: issueKeyOf(issueKey) }),
    onError: (error) => showErrorFlag(failure, error),
  });
}
