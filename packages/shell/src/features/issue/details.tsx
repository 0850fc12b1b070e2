import type { ReactNode } from 'react';
import { formatDay, formatInstant } from '../../app/format-date.ts';
import { Link } from '../../app/router.tsx';
import { issuePath } from '../../app/routes.ts';
import type { Issue } from './api.ts';
import { Labels } from './labels.tsx';
import { StatusMenu } from './status-menu.tsx';

/** The issue's fields beside its text. A field without a value is named only where Jira names it too. */
export function Details({ issue }: { issue: Issue }) {
  const { fields } = issue;
  return (
    <aside aria-labelledby="details" className="details">
      <h2 id="details">Details</h2>
      <dl>
        <Field label="Status">
          <StatusMenu issue={issue} />
        </Field>
        <Field label="Assignee">{fields.assignee?.displayName ?? 'Unassigned'}</Field>
        <Field label="Reporter">{fields.reporter?.displayName ?? 'Anonymous'}</Field>
        <Field label="Type">{fields.issuetype?.name}</Field>
        <Field label="Priority">{fields.priority?.name}</Field>
        <Field label="Resolution">{fields.resolution?.name ?? 'Unresolved'}</Field>
        <Field label="Labels">
          <Labels issueKey={issue.key} labels={fields.labels ?? []} />
        </Field>
        <Field label="Components">{names(fields.components)}</Field>
        <Field label="Fix versions">{names(fields.fixVersions)}</Field>
        <Field label="Parent">
          {fields.parent && <Link href={issuePath(fields.parent.key)}>{fields.parent.key}</Link>}
        </Field>
        <Field label="Due date">{fields.duedate && formatDay(fields.duedate)}</Field>
        <Field label="Created">{formatInstant(fields.created, { withTime: true })}</Field>
        <Field label="Updated">{formatInstant(fields.updated, { withTime: true })}</Field>
        <Field label="Resolved">
          {fields.resolutiondate && formatInstant(fields.resolutiondate, { withTime: true })}
        </Field>
      </dl>
    </aside>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  if (children === undefined || children === null || children === '') return null;
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function names(values: { name: string }[] | null | undefined): string {
  return (values ?? []).map(({ name }) => name).join(', ');
}
