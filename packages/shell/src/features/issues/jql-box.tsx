import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield/text-field';
import { type FormEvent, useEffect, useRef, useState } from 'react';

/** The JQL of the navigator; `error` is the server's sentence about it. The key `/` leads here. */
export function JqlBox({
  jql,
  error,
  onSearch,
}: {
  jql: string;
  error?: string | undefined;
  onSearch: (jql: string) => void;
}) {
  const [text, setText] = useState(jql);
  const input = useRef<HTMLInputElement>(null);
  useSlashFocuses(input);
  // The address can change without the box: back, forward, a sorted column.
  useEffect(() => setText(jql), [jql]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSearch(text.trim());
  };
  return (
    <search>
      <form className="jql" onSubmit={submit}>
        <label htmlFor="jql">JQL</label>
        <div className="jql-row">
          <Textfield
            id="jql"
            name="jql"
            ref={input}
            isMonospaced
            isInvalid={error !== undefined}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            aria-describedby={error === undefined ? 'jql-hint' : 'jql-error'}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" appearance="primary">
            Search
          </Button>
        </div>
        {error === undefined ? (
          <p id="jql-hint" className="hint">
            Press <kbd>/</kbd> to get here. Example:{' '}
            <code>text ~ "deploy" AND status != Done ORDER BY created DESC</code>
          </p>
        ) : (
          <p id="jql-error" className="field-error" role="alert">
            {error}
          </p>
        )}
      </form>
    </search>
  );
}

/** A listener on the document: the key works wherever the focus is, except where one writes. */
function useSlashFocuses(input: React.RefObject<HTMLInputElement>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isWriting =
        event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [input]);
}
