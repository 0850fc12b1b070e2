import type { StatusCategoryKey } from '../schema/tables.ts';
import type { SiteContext } from '../site-context.ts';
import type { IssueType, Priority, Resolution, Status } from './store.ts';

export const STATUS_CATEGORIES = {
  new: { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  indeterminate: { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  done: { id: 3, key: 'done', colorName: 'green', name: 'Done' },
} as const satisfies Record<StatusCategoryKey, unknown>;

export function presentIssueType(site: SiteContext, type: IssueType) {
  return {
    self: `${site.baseUrl}/rest/api/3/issuetype/${type.id}`,
    id: String(type.id),
    name: type.name,
    description: type.description,
    subtask: type.hierarchy_level < 0,
    hierarchyLevel: type.hierarchy_level,
  };
}

export function presentStatus(site: SiteContext, status: Status) {
  const category = STATUS_CATEGORIES[status.category];
  return {
    self: `${site.baseUrl}/rest/api/3/status/${status.id}`,
    id: String(status.id),
    name: status.name,
    description: status.description,
    statusCategory: { self: `${site.baseUrl}/rest/api/3/statuscategory/${category.id}`, ...category },
  };
}

export function presentPriority(site: SiteContext, priority: Priority) {
  return {
    self: `${site.baseUrl}/rest/api/3/priority/${priority.id}`,
    id: String(priority.id),
    name: priority.name,
    description: priority.description,
  };
}

export function presentResolution(site: SiteContext, resolution: Resolution) {
  return {
    self: `${site.baseUrl}/rest/api/3/resolution/${resolution.id}`,
    id: String(resolution.id),
    name: resolution.name,
    description: resolution.description,
  };
}
