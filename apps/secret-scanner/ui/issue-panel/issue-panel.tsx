import { IssueFindings } from './features/issue-findings/issue-findings.tsx';

export function IssuePanel() {
  return (
    <main className="panel">
      <IssueFindings />
    </main>
  );
}
