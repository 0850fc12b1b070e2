import Button from '@atlaskit/button/new';
import ModalBody from '@atlaskit/modal-dialog/modal-body';
import ModalDialog from '@atlaskit/modal-dialog/modal-dialog';
import ModalFooter from '@atlaskit/modal-dialog/modal-footer';
import ModalHeader from '@atlaskit/modal-dialog/modal-header';
import ModalTitle from '@atlaskit/modal-dialog/modal-title';
import ModalTransition from '@atlaskit/modal-dialog/modal-transition';
import { Store, useStore } from './store.ts';

interface Question {
  title: string;
  text: string;
  confirmLabel: string;
  answer: (isConfirmed: boolean) => void;
}

const question = new Store<Question | undefined>(undefined);

/** Asks the person; false when they decline, close the dialog, or another question comes in between. */
export function confirm(input: Omit<Question, 'answer'>): Promise<boolean> {
  question.get()?.answer(false);
  return new Promise((resolve) => {
    const answer = (isConfirmed: boolean) => {
      question.update(() => undefined);
      resolve(isConfirmed);
    };
    question.update(() => ({ ...input, answer }));
  });
}

/** Where the dialog appears. */
export function ConfirmArea() {
  const asked = useStore(question);
  return <ModalTransition>{asked && <ConfirmDialog {...asked} />}</ModalTransition>;
}

function ConfirmDialog({ title, text, confirmLabel, answer }: Question) {
  return (
    <ModalDialog onClose={() => answer(false)} width="small">
      <ModalHeader hasCloseButton>
        <ModalTitle>{title}</ModalTitle>
      </ModalHeader>
      <ModalBody>
        <p className="break-anywhere">{text}</p>
      </ModalBody>
      <ModalFooter>
        <Button appearance="subtle" onClick={() => answer(false)}>
          Cancel
        </Button>
        <Button appearance="primary" onClick={() => answer(true)}>
          {confirmLabel}
        </Button>
      </ModalFooter>
    </ModalDialog>
  );
}
