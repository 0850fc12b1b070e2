import { useQuery } from '@tanstack/react-query';
import { usePageTitle } from '../app/page-title.ts';
import { NotPermitted, QueryState } from '../app/states.tsx';
import { ForgeFrame } from '../bridge/forge-frame.tsx';
import { modulesQuery } from '../features/apps/api.ts';
import { issueQuery } from '../features/issue/api.ts';
import { IssueView } from '../features/issue/issue-view.tsx';

export function IssuePage({ issueKey }: { issueKey: string }) {
  const query = useQuery(issueQuery(issueKey));
  usePageTitle(query.data ? `[${query.data.key}] ${query.data.fields.summary}` : issueKey);
  return (
    <QueryState query={query} what={`issue ${issueKey}`} notPermitted={<MissingIssue />}>
      {(issue) => <IssueView issue={issue} panels={<IssuePanels issueKey={issue.key} />} />}
    </QueryState>
  );
}

/** One sentence for both: who may not see an issue must not learn that it exists. */
function MissingIssue() {
  return (
    <NotPermitted headingLevel={1} title="This issue cannot be shown">
      Issue does not exist or you do not have permission to see it.
    </NotPermitted>
  );
}

function IssuePanels({ issueKey }: { issueKey: string }) {
  const query = useQuery(modulesQuery('jira:issuePanel'));
  return (
    <QueryState query={query} what="app panels" notPermitted={null}>
      {({ modules }) =>
        modules.map((module) => (
          <section
            key={`${module.installationId} ${module.moduleKey}`}
            className="issue-panel"
            aria-label={`${module.title} (${module.appName})`}
          >
            <h2>{module.title}</h2>
            <ForgeFrame module={module} issueKey={issueKey} />
          </section>
        ))
      }
    </QueryState>
  );
}
