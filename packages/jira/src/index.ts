export { JiraError, type JiraErrorCode } from './errors.ts';
export type { Actor } from './http/app.ts';
export type { ImportProblem } from './import/errors.ts';
export type { ImportOptions, ImportProgress, ImportSummary } from './import/import-issues.ts';
export { type Jira, openJira } from './open-jira.ts';
export type { SiteOptions } from './open-site.ts';
export type { JiraEvent } from './outbox/outbox.ts';
export type { NewUser } from './user/ensure-user.ts';
