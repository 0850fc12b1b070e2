import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield/text-field';
import { type FormEvent, useRef, useState } from 'react';
import { Link } from '../../app/router.tsx';
import { issuesPath } from '../../app/routes.ts';
import { changeLabel } from './api.ts';
import { useIssueChange } from './use-issue-change.ts';

/** The issue's labels: each leads to its issues and can be removed; a form adds one. */
export function Labels({ issueKey, labels }: { issueKey: string; labels: string[] }) {
  const [draft, setDraft] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const change = useIssueChange(issueKey, 'Cannot change the labels', (wanted: { add: string } | { remove: string }) =>
    changeLabel(issueKey, wanted),
  );
  // The pressed button goes away or is disabled: the focus must not get lost with it.
  const keepFocus = () => input.current?.focus();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.trim() === '') return;
    const onSuccess = () => {
      setDraft('');
      keepFocus();
    };
    change.mutate({ add: draft.trim() }, { onSuccess });
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
              onClick={() => change.mutate({ remove: label }, { onSuccess: keepFocus })}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <form className="label-form" onSubmit={submit}>
        <Textfield
          ref={input}
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
