import { usePageTitle } from '../app/page-title.ts';
import { navigate, useLocation } from '../app/router.tsx';
import { issuesPath } from '../app/routes.ts';
import { IssueNavigator } from '../features/issues/issue-navigator.tsx';
import { boundedJql } from '../features/issues/order-by.ts';

export function IssuesPage() {
  usePageTitle('Issues');
  const jql = boundedJql(new URLSearchParams(useLocation().search).get('jql') ?? '');
  return (
    <>
      <h1>Issues</h1>
      <IssueNavigator jql={jql} onSearch={(next) => navigate(issuesPath(next))} />
    </>
  );
}
