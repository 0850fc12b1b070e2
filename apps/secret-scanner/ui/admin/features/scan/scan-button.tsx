import Button from '@atlaskit/button/new';
import { showFlag } from '@forge/bridge';
import type { ScanStatus } from '../../../../src/contract.ts';
import { type ScanAction, useScanAction } from './api.ts';

const LABELS: Record<ScanAction, string> = {
  startScan: 'Scan all issues',
  cancelScan: 'Cancel scan',
  resumeScan: 'Resume scan',
};

/** The one action that fits the state of the scan. */
export function ScanButton({ status }: { status: ScanStatus | null }) {
  if (status?.state === 'running') return <ActionButton action="cancelScan" />;
  const canResume = status?.state === 'stalled' || status?.state === 'error';
  return (
    <div className="buttons">
      {canResume && <ActionButton action="resumeScan" />}
      <ActionButton action="startScan" isPrimary />
    </div>
  );
}

function ActionButton({ action, isPrimary = false }: { action: ScanAction; isPrimary?: boolean }) {
  const { mutate, isPending } = useScanAction(action);
  return (
    <Button
      appearance={isPrimary ? 'primary' : 'default'}
      isLoading={isPending}
      onClick={() => mutate(undefined, { onError: (error) => showRefusal(action, error) })}
    >
      {LABELS[action]}
    </Button>
  );
}

function showRefusal(action: ScanAction, error: Error): void {
  showFlag({ id: action, title: 'That did not work', description: error.message, type: 'error', isAutoDismiss: true });
}
