import Button from '@atlaskit/button/new';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '../../app/http.ts';
import { Empty, QueryState } from '../../app/states.tsx';
import { issueCountQuery, issuesQuery } from './api.ts';
import { IssueTable } from './issue-table.tsx';
import { JqlBox } from './jql-box.tsx';
import { boundedJql } from './order-by.ts';

interface NavigatorProps {
  jql: string;
  onSearch: (jql: string) => void;
}

/** Search by JQL: box, count, table, pages. */
export function IssueNavigator({ jql, onSearch }: NavigatorProps) {
  const [tokens, setTokens] = usePageTokens(jql);
  const query = useQuery(issuesQuery(jql, tokens.at(-1)));
  const jqlError = query.error instanceof ApiError && query.error.status === 400 ? query.error : undefined;
  const next = query.data?.nextPageToken;
  const search = (text: string) => {
    const wanted = boundedJql(text);
    if (wanted === jql) void query.refetch();
    else onSearch(wanted);
  };
  return (
    <>
      <JqlBox jql={jql} error={jqlError?.messages.join(' ')} onSearch={search} />
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
                <Button isDisabled={tokens.length === 1} onClick={() => setTokens(tokens.slice(0, -1))}>
                  Previous
                </Button>
                <span>Page {tokens.length}</span>
                <Button
                  isDisabled={!next || query.isPlaceholderData}
                  onClick={() => next && setTokens([...tokens, next])}
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

type PageTokens = readonly (string | undefined)[];
const FIRST_PAGE: PageTokens = [undefined];

/**
 * The tokens of the pages so far; the last one is that of the page in view, the first page has none. Another JQL begins
 * at its first page, in the same box and table: whoever pressed a key there keeps the focus.
 */
function usePageTokens(jql: string): [PageTokens, (tokens: PageTokens) => void] {
  const [pages, setPages] = useState({ jql, tokens: FIRST_PAGE });
  return [pages.jql === jql ? pages.tokens : FIRST_PAGE, (tokens) => setPages({ jql, tokens })];
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
