/** A system field as `/field` lists it. What an import brings beyond these stands in `issue.extra` by its own id. */
export interface Field {
  id: string;
  name: string;
  type: string;
  /** Item type of an array. */
  items?: string;
  /** Part of `*navigable`. */
  isNavigable: boolean;
  clauseNames: readonly string[];
}

export const FIELDS: readonly Field[] = [
  field('summary', 'Summary', 'string'),
  field('issuetype', 'Issue Type', 'issuetype', { clauseNames: ['issuetype', 'type'] }),
  field('project', 'Project', 'project'),
  field('parent', 'Parent', 'parent'),
  field('status', 'Status', 'status'),
  field('statusCategory', 'Status Category', 'statusCategory'),
  field('priority', 'Priority', 'priority'),
  field('resolution', 'Resolution', 'resolution'),
  field('resolutiondate', 'Resolved', 'datetime', { clauseNames: ['resolutiondate', 'resolved'] }),
  field('labels', 'Labels', 'array', { items: 'string' }),
  field('assignee', 'Assignee', 'user'),
  field('reporter', 'Reporter', 'user'),
  field('creator', 'Creator', 'user'),
  field('created', 'Created', 'datetime', { clauseNames: ['created', 'createdDate'] }),
  field('updated', 'Updated', 'datetime', { clauseNames: ['updated', 'updatedDate'] }),
  field('duedate', 'Due date', 'date', { clauseNames: ['due', 'duedate'] }),
  field('description', 'Description', 'string'),
  field('environment', 'Environment', 'string'),
  field('subtasks', 'Sub-tasks', 'array', { items: 'issuelinks', clauseNames: [] }),
  field('comment', 'Comment', 'comments-page', { isNavigable: false }),
  field('worklog', 'Log Work', 'array', { items: 'worklog', isNavigable: false, clauseNames: [] }),
];

function field(id: string, name: string, type: string, more: Partial<Field> = {}): Field {
  return { id, name, type, isNavigable: true, clauseNames: [id], ...more };
}

export function presentField({ id, name, type, items, isNavigable, clauseNames }: Field) {
  return {
    id,
    key: id,
    name,
    custom: false,
    orderable: isNavigable,
    navigable: isNavigable,
    searchable: clauseNames.length > 0,
    clauseNames,
    schema: { type, ...(items === undefined ? {} : { items }), system: id },
  };
}
