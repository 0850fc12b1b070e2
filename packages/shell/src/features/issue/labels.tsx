import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield/text-field';
import { type FormEvent, useState } from 'react';
import { Link } from '../../app/router.tsx';
import { issuesPath } from '../../app/routes.ts';
import { changeLabel } from './api.ts';
import { useIssueChange } from './use-issue-change.ts';

/** The issue's labels: each leads to its issues and can be removed; a form adds one. */
export function Labels({ issueKey, labels }: { issueKey: string; labels: string[] }) {
  const [draft, setDraft] = useState('');
  const change = useIssueChange(issueKey, 'Cannot change the labels', (input: { add: string } | { remove: string }) =>
    changeLabel(issueKey, input),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.trim() !== '') change.mutate({ add: draft.trim() }, { onSuccess: () => setDraft('') });
  };
  return (
    <div className="labels">
      {labels.length === 0 && <span className="subtle">None</span>}
      <ul className="tags">
        {labels.map((label) => (
          <li key={label}>
            <Link className="tag-link" href={issuesPath(`labels = "${label}" ORDER BY updated DESC`)}>
              {label}
            </Link>
            <button
              type="button"
              aria-label={`Remove label ${label}`}
              disabled={change.isPending}
              onClick={() => change.mutate({ remove: label })}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <form className="label-form" onSubmit={submit}>
        <Textfield
          isCompact
          aria-label="New label"
          placeholder="Add a label"
          // Labels hold no spaces.
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value.replace(/\s+/g, '-'))}
        />
        <Button type="submit" spacing="compact" isDisabled={draft.trim() === '' || change.isPending}>
          Add
        </Button>
      </form>
    </div>
  );
}
