import { useQuery } from '@tanstack/react-query';
import { call } from './client.ts';

export function useRules() {
  return useQuery({ queryKey: ['rules'], queryFn: () => call('listRules'), staleTime: Number.POSITIVE_INFINITY });
}

/** Names a rule; until the names are there, and for rules that no longer exist, the id does. */
export function useRuleNames(): (ruleId: string) => string {
  const { data = [] } = useRules();
  return (ruleId) => data.find((rule) => rule.id === ruleId)?.name ?? ruleId;
}
