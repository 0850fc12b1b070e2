import { usePageTitle } from '../app/page-title.ts';
import { navigate, useLocation } from '../app/router.tsx';
import { issuesPath } from '../app/routes.ts';
import { IssueNavigator } from '../features/issues/issue-navigator.tsx';

/** Everything one may browse: the site refuses JQL without a bound. */
const DEFAULT_JQL = 'project is not EMPTY ORDER BY updated DESC';

export function IssuesPage() {
  usePageTitle('Issues');
  const jql = new URLSearchParams(useLocation().search).get('jql') || DEFAULT_JQL;
  return (
    <>
      <h1>Issues</h1>
      <IssueNavigator key={jql} jql={jql} onSearch={(next) => navigate(issuesPath(next || DEFAULT_JQL))} />
    </>
  );
}
