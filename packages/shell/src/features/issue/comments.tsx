import Avatar from '@atlaskit/avatar/avatar';
import Button from '@atlaskit/button/new';
import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { AdfDocument } from '../../adf/adf-document.tsx';
import { formatInstant } from '../../app/format-date.ts';
import { QueryState } from '../../app/states.tsx';
import { addComment, type Comment, commentsQuery } from './api.ts';
import { useIssueChange } from './use-issue-change.ts';

/** The issue's comments, newest first, and the form for one more. */
export function Comments({ issueKey }: { issueKey: string }) {
  const query = useInfiniteQuery(commentsQuery(issueKey));
  return (
    <section aria-labelledby="comments" className="comments">
      <h2 id="comments">Comments</h2>
      <NewComment issueKey={issueKey} />
      <QueryState
        query={query}
        what="comments"
        isEmpty={(data) => data.pages[0]?.total === 0}
        empty={<p className="subtle">No comments yet.</p>}
      >
        {(data) => (
          <ul className="comment-list">
            {data.pages
              .flatMap((page) => page.comments)
              .map((comment) => (
                <CommentItem key={comment.id} comment={comment} />
              ))}
          </ul>
        )}
      </QueryState>
      {query.hasNextPage && (
        <Button isLoading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          Show older comments
        </Button>
      )}
    </section>
  );
}

function CommentItem({ comment }: { comment: Comment }) {
  const isEdited = comment.updated && comment.updated !== comment.created;
  return (
    <li>
      <article className="comment">
        <Avatar size="small" name="" />
        <div>
          <header>
            <strong>{comment.author?.displayName ?? 'Anonymous'}</strong>{' '}
            <time className="subtle" dateTime={comment.created}>
              {formatInstant(comment.created, { withTime: true })}
            </time>
            {isEdited && <span className="subtle"> (edited)</span>}
          </header>
          <AdfDocument document={comment.body} />
        </div>
      </article>
    </li>
  );
}

function NewComment({ issueKey }: { issueKey: string }) {
  const [text, setText] = useState('');
  const textarea = useRef<HTMLTextAreaElement>(null);
  const add = useIssueChange(issueKey, 'Cannot add the comment', (body: string) => addComment(issueKey, body));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const onSuccess = () => {
      setText('');
      // An empty text disables the button, which would drop the focus.
      textarea.current?.focus();
    };
    add.mutate(text.trim(), { onSuccess });
  };
  return (
    <form className="stack new-comment" onSubmit={submit}>
      <label htmlFor="new-comment">Add a comment</label>
      <textarea
        id="new-comment"
        ref={textarea}
        rows={3}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" appearance="primary" isDisabled={text.trim() === ''} isLoading={add.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}
