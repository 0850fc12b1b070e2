import { useQuery } from '@tanstack/react-query';
import { createClient } from '@tenon/app-kit/ui';
import type { issuePanelContract } from '../../../../src/contract.ts';

const call = createClient<typeof issuePanelContract>();

export function useIssueFindings() {
  return useQuery({ queryKey: ['issue-findings'], queryFn: () => call('issueFindings') });
}
