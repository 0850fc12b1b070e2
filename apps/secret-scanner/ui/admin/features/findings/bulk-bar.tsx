import Button from '@atlaskit/button/new';
import { showFlag } from '@forge/bridge';
import { STATES, type State } from '../../../../src/domain/finding.ts';
import { counted, STATE_WORDS } from '../../../shared/words.ts';
import { useSetStates } from './api.ts';
import { undoOf } from './undo.ts';

const LABELS: Record<State, string> = {
  open: 'Reopen',
  resolved: 'Mark as resolved',
  falsePositive: 'Mark as false positive',
};

/** Moves the selected findings to another state, and back for those who slipped. */
export function BulkBar({ ids, onDone }: { ids: string[]; onDone: () => void }) {
  const { mutateAsync, isPending } = useSetStates();
  async function setState(state: State): Promise<void> {
    try {
      const changes = await mutateAsync([[state, ids]]);
      onDone();
      const undo = () => {
        flag.close();
        mutateAsync(undoOf(changes)).catch(showFailure);
      };
      const flag = showFlag({
        id: `state-${changes[0]?.id ?? 'none'}`,
        title: `${counted(changes.length, 'finding')}: ${STATE_WORDS[state].toLowerCase()}`,
        type: 'success',
        isAutoDismiss: true,
        actions: [{ text: 'Undo', onClick: undo }],
      });
    } catch (error) {
      showFailure(error);
    }
  }
  return (
    <div className="bulk" role="toolbar" aria-label="Change selected findings">
      <span aria-live="polite">
        {ids.length === 0 ? 'Select findings to change their state' : `${counted(ids.length, 'finding')} selected`}
      </span>
      {STATES.toReversed().map((state) => (
        <Button
          key={state}
          spacing="compact"
          isDisabled={ids.length === 0 || isPending}
          onClick={() => void setState(state)}
        >
          {LABELS[state]}
        </Button>
      ))}
    </div>
  );
}

function showFailure(error: unknown): void {
  const description = error instanceof Error ? error.message : 'The app did not answer';
  showFlag({ id: 'state-failure', title: 'The state was not changed', description, type: 'error' });
}
