/** What the scanner reads of an issue. Rich text is an Atlassian Document Format object as Jira gave it. */
export interface IssueText {
  id: string;
  key: string;
  projectKey: string;
  updatedAt: number;
  labels: string[];
  summary: string;
  description: unknown;
  environment: unknown;
  comments: IssueComment[];
  /** The value of the issue property `secret-scanner.canary`, if any. */
  canary?: unknown;
}

export interface IssueComment {
  id: string;
  authorAccountId: string;
  body: unknown;
}
