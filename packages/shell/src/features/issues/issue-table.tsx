import type { ReactNode } from 'react';
import { formatInstant } from '../../app/format-date.ts';
import { Link } from '../../app/router.tsx';
import { issuePath } from '../../app/routes.ts';
import { StatusLozenge } from '../../app/status-lozenge.tsx';
import type { FoundIssue } from './api.ts';
import { type Order, orderOf, sortedBy } from './order-by.ts';

interface Column {
  label: string;
  /** The JQL field that sorts by this column; without one it does not sort. */
  field?: string;
  cell: (issue: FoundIssue) => ReactNode;
}

const COLUMNS: Column[] = [
  { label: 'Type', cell: ({ fields }) => fields.issuetype?.name ?? '—' },
  { label: 'Key', field: 'key', cell: ({ key }) => <Link href={issuePath(key)}>{key}</Link> },
  {
    label: 'Summary',
    field: 'summary',
    cell: ({ key, fields }) => (
      <Link className="issue-summary" href={issuePath(key)}>
        {fields.summary}
      </Link>
    ),
  },
  { label: 'Status', field: 'status', cell: ({ fields }) => <StatusLozenge status={fields.status} /> },
  { label: 'Priority', field: 'priority', cell: ({ fields }) => fields.priority?.name ?? '—' },
  { label: 'Assignee', cell: ({ fields }) => fields.assignee?.displayName ?? 'Unassigned' },
  { label: 'Updated', field: 'updated', cell: ({ fields }) => formatInstant(fields.updated, { withTime: false }) },
];

export function IssueTable({
  issues,
  jql,
  onSearch,
}: {
  issues: FoundIssue[];
  jql: string;
  onSearch: (jql: string) => void;
}) {
  const order = orderOf(jql);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
    <section className="scroll-x" aria-label="Issues found" tabIndex={0}>
      <table className="list issues">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <ColumnHeader
                key={column.label}
                column={column}
                order={order}
                onSort={(field) => onSearch(sortedBy(jql, field))}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {issues.map((issue) => (
            <tr key={issue.id}>
              {COLUMNS.map((column) => (
                <td key={column.label}>{column.cell(issue)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ColumnHeaderProps {
  column: Column;
  order: Order | undefined;
  onSort: (field: string) => void;
}

function ColumnHeader({ column: { label, field }, order, onSort }: ColumnHeaderProps) {
  if (field === undefined) return <th scope="col">{label}</th>;
  const direction = order?.field === field ? order.direction : undefined;
  const sort = direction === undefined ? 'none' : direction === 'ASC' ? 'ascending' : 'descending';
  return (
    <th scope="col" aria-sort={sort}>
      <button type="button" className="sort" onClick={() => onSort(field)}>
        {label}
        <span aria-hidden="true">{direction === 'ASC' ? ' ↑' : direction === 'DESC' ? ' ↓' : ''}</span>
      </button>
    </th>
  );
}
