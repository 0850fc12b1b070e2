import type { Caller } from '../http/caller.ts';

export interface PermissionKey {
  type: 'GLOBAL' | 'PROJECT';
  name: string;
  /** Who has it in a project that they browse; for a global one, who has it at all. */
  holder: 'browser' | 'projectAdmin' | 'siteAdmin' | 'signedIn';
}

/**
 * One fixed scheme for every project. Whoever browses a project works in it; project administrators (its lead, site
 * administrators and apps) also administer it and touch what is others'.
 *
 * FIDELITY: the cloud has permission schemes, roles and groups; here this table; schemes are not modelled.
 */
export const PERMISSIONS: Readonly<Record<string, PermissionKey>> = {
  ADMINISTER: { type: 'GLOBAL', name: 'Administer Jira', holder: 'siteAdmin' },
  SYSTEM_ADMIN: { type: 'GLOBAL', name: 'Jira System Administrators', holder: 'siteAdmin' },
  USER_PICKER: { type: 'GLOBAL', name: 'Browse users and groups', holder: 'signedIn' },
  CREATE_PROJECT: { type: 'GLOBAL', name: 'Create projects', holder: 'siteAdmin' },
  BULK_CHANGE: { type: 'GLOBAL', name: 'Make bulk changes', holder: 'signedIn' },
  ADMINISTER_PROJECTS: { type: 'PROJECT', name: 'Administer Projects', holder: 'projectAdmin' },
  BROWSE_PROJECTS: { type: 'PROJECT', name: 'Browse Projects', holder: 'browser' },
  CREATE_ISSUES: { type: 'PROJECT', name: 'Create Issues', holder: 'browser' },
  EDIT_ISSUES: { type: 'PROJECT', name: 'Edit Issues', holder: 'browser' },
  DELETE_ISSUES: { type: 'PROJECT', name: 'Delete Issues', holder: 'projectAdmin' },
  TRANSITION_ISSUES: { type: 'PROJECT', name: 'Transition Issues', holder: 'browser' },
  ASSIGN_ISSUES: { type: 'PROJECT', name: 'Assign Issues', holder: 'browser' },
  ASSIGNABLE_USER: { type: 'PROJECT', name: 'Assignable User', holder: 'browser' },
  MODIFY_REPORTER: { type: 'PROJECT', name: 'Modify Reporter', holder: 'projectAdmin' },
  ADD_COMMENTS: { type: 'PROJECT', name: 'Add Comments', holder: 'browser' },
  EDIT_OWN_COMMENTS: { type: 'PROJECT', name: 'Edit Own Comments', holder: 'browser' },
  DELETE_OWN_COMMENTS: { type: 'PROJECT', name: 'Delete Own Comments', holder: 'browser' },
  EDIT_ALL_COMMENTS: { type: 'PROJECT', name: 'Edit All Comments', holder: 'projectAdmin' },
  DELETE_ALL_COMMENTS: { type: 'PROJECT', name: 'Delete All Comments', holder: 'projectAdmin' },
};

/** What decides about a caller in one project. */
export interface ProjectAccess {
  isVisible: boolean;
  leadAccountId: string | null;
}

export function hasGlobalPermission(key: string, caller: Caller): boolean {
  const holder = PERMISSIONS[key]?.holder;
  return holder === 'siteAdmin' ? caller.isAdmin : holder === 'signedIn' && caller.accountId !== null;
}

export function hasProjectPermission(key: string, caller: Caller, access: ProjectAccess): boolean {
  if (!access.isVisible || caller.accountId === null) return false;
  const holder = PERMISSIONS[key]?.holder;
  if (holder === 'browser') return true;
  const isProjectAdmin = caller.isAdmin || caller.isApp || access.leadAccountId === caller.accountId;
  return holder === 'projectAdmin' && isProjectAdmin;
}
