import Button from '@atlaskit/button/new';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../app/http.ts';
import { Empty, QueryState } from '../../app/states.tsx';
import { issueCountQuery, issuesQuery } from './api.ts';
import { IssueTable } from './issue-table.tsx';
import { JqlBox } from './jql-box.tsx';

interface NavigatorProps {
  jql: string;
  onSearch: (jql: string) => void;
}

/** Search by JQL: box, count, table, pages. Mount it anew for another JQL, for pages belong to one. */
export function IssueNavigator({ jql, onSearch }: NavigatorProps) {
  // The tokens of the pages so far; the last one is that of the page in view. The first page has none.
  const [tokens, setTokens] = useState<(string | undefined)[]>([undefined]);
  const query = useQuery(issuesQuery(jql, tokens.at(-1)));
  const jqlError = query.error instanceof ApiError && query.error.status === 400 ? query.error : undefined;
  const next = query.data?.nextPageToken;
  return (
    <>
      <JqlBox jql={jql} error={jqlError?.messages.join(' ')} onSearch={onSearch} />
      {!jqlError && (
        <QueryState
          query={query}
          what="issues"
          isEmpty={(data) => data.issues.length === 0 && tokens.length === 1}
          empty={<Empty title="No issues found">No issue that you may browse matches this JQL.</Empty>}
        >
          {(data) => (
            <>
              <IssueCount jql={jql} />
              <IssueTable issues={data.issues} jql={jql} onSearch={onSearch} />
              <nav className="pages" aria-label="Pages">
                <Button isDisabled={tokens.length === 1} onClick={() => setTokens((all) => all.slice(0, -1))}>
                  Previous
                </Button>
                <span>Page {tokens.length}</span>
                <Button
                  isDisabled={!next || query.isPlaceholderData}
                  onClick={() => next && setTokens((all) => [...all, next])}
                >
                  Next
                </Button>
              </nav>
            </>
          )}
        </QueryState>
      )}
    </>
  );
}

function IssueCount({ jql }: { jql: string }) {
  const { data, isError } = useQuery(issueCountQuery(jql));
  const text = data
    ? `${new Intl.NumberFormat().format(data.count)} ${data.count === 1 ? 'issue' : 'issues'}`
    : 'Counting…';
  return (
    <p className="subtle" role="status">
      {isError ? 'Number of issues unknown' : text}
    </p>
  );
}
