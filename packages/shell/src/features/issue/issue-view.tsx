import type { ReactNode } from 'react';
import { AdfDocument } from '../../adf/adf-document.tsx';
import { parseAdf } from '../../adf/adf-node.ts';
import { Link } from '../../app/router.tsx';
import { issuePath, issuesPath } from '../../app/routes.ts';
import type { Issue } from './api.ts';
import { Comments } from './comments.tsx';
import { Details } from './details.tsx';
import { Summary } from './summary.tsx';

/** One issue: text on the left, fields on the right. `panels` stand below the description. */
export function IssueView({ issue, panels }: { issue: Issue; panels: ReactNode }) {
  return (
    <>
      <Trail issue={issue} />
      <Summary issueKey={issue.key} summary={issue.fields.summary} />
      <div className="issue-columns">
        <div>
          <Text title="Description" document={issue.fields.description} emptyText="No description." />
          {parseAdf(issue.fields.environment) && <Text title="Environment" document={issue.fields.environment} />}
          {panels}
          <Comments issueKey={issue.key} />
        </div>
        <Details issue={issue} />
      </div>
    </>
  );
}

function Trail({ issue }: { issue: Issue }) {
  const { project } = issue.fields;
  return (
    <nav aria-label="Breadcrumbs">
      <ol className="trail">
        <li>
          <Link className="trail-link" href="/projects">
            Projects
          </Link>
        </li>
        {project && (
          <li>
            <Link className="trail-link" href={issuesPath(`project = "${project.key}" ORDER BY updated DESC`)}>
              {project.name}
            </Link>
          </li>
        )}
        <li>
          <Link className="trail-link" href={issuePath(issue.key)} aria-current="page">
            {issue.key}
          </Link>
        </li>
      </ol>
    </nav>
  );
}

function Text({ title, document, emptyText }: { title: string; document: unknown; emptyText?: string }) {
  return (
    <section className="text-field">
      <h2>{title}</h2>
      {parseAdf(document) ? <AdfDocument document={document} /> : <p className="subtle">{emptyText}</p>}
    </section>
  );
}
