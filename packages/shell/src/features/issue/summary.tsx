import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield/text-field';
import { type FormEvent, useState } from 'react';
import { setSummary } from './api.ts';
import { useIssueChange } from './use-issue-change.ts';

const SUMMARY_LENGTH_MAX = 255;

/** The issue's summary as the page's heading, with an edit in place. */
export function Summary({ issueKey, summary }: { issueKey: string; summary: string }) {
  const [draft, setDraft] = useState<string>();
  const [wasEdited, setWasEdited] = useState(false);
  const change = useIssueChange(issueKey, 'Cannot change the summary', (text: string) => setSummary(issueKey, text));
  if (draft === undefined) {
    return (
      <div className="summary">
        <h1>{summary}</h1>
        <Button
          // The form takes the focus with it: it goes back to where it came from.
          autoFocus={wasEdited}
          spacing="compact"
          appearance="subtle"
          onClick={() => {
            setWasEdited(true);
            setDraft(summary);
          }}
        >
          Edit summary
        </Button>
      </div>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(draft.trim(), { onSuccess: () => setDraft(undefined) });
  };
  return (
    <form className="summary-form" onSubmit={submit}>
      <h1 className="visually-hidden">{summary}</h1>
      <Textfield
        aria-label="Summary"
        autoFocus
        isRequired
        maxLength={SUMMARY_LENGTH_MAX}
        value={draft}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && setDraft(undefined)}
      />
      <Button type="submit" appearance="primary" isLoading={change.isPending} isDisabled={draft.trim() === ''}>
        Save
      </Button>
      <Button appearance="subtle" onClick={() => setDraft(undefined)}>
        Cancel
      </Button>
    </form>
  );
}
