// Exactly the handlers that manifest.yml names.
export { adminResolver } from './functions/admin-resolver.ts';
export { issuePanelResolver } from './functions/issue-panel-resolver.ts';
export { onIssueEvent } from './functions/on-issue-event.ts';
export { scanIssue } from './functions/scan-issue.ts';
export { scanPage } from './functions/scan-page.ts';
