import Lozenge from '@atlaskit/lozenge';
import type { Severity, State } from '../../src/contract.ts';
import { SEVERITY_WORDS, STATE_WORDS } from './words.ts';

const STATE_LOOKS = { open: 'inprogress', resolved: 'success', falsePositive: 'default' } as const;
const SEVERITY_LOOKS = { critical: 'removed', high: 'removed', medium: 'moved', low: 'default' } as const;

export function StateLozenge({ state }: { state: State }) {
  return <Lozenge appearance={STATE_LOOKS[state]}>{STATE_WORDS[state]}</Lozenge>;
}

export function SeverityLozenge({ severity }: { severity: Severity }) {
  return <Lozenge appearance={SEVERITY_LOOKS[severity]}>{SEVERITY_WORDS[severity]}</Lozenge>;
}
