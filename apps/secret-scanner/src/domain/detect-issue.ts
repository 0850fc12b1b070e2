import { type Finding, type Scanner, scanAdf } from '@tenon/detect';
import type { Detection, Field } from './finding.ts';
import { fingerprint } from './fingerprint.ts';
import type { IssueText } from './issue-text.ts';

interface Place {
  field: Field;
  commentId?: string;
}

/**
 * Scans every text of the issue but the app's own comments. A value that stands several times in one place is one
 * detection with a count; the values leave this function only as keyed fingerprints.
 */
export function detectIssue(
  issue: IssueText,
  { scanner, key, ownAccountId }: { scanner: Scanner; key: string; ownAccountId: string },
): Detection[] {
  const detections = new Map<string, Detection>();
  function note(place: Place, findings: readonly Finding[]): void {
    for (const finding of findings) {
      const detection = present(issue.id, place, finding, key);
      const known = detections.get(detection.id);
      if (known) known.count += 1;
      else detections.set(detection.id, detection);
    }
  }
  note({ field: 'summary' }, scanner.scan(issue.summary));
  note({ field: 'description' }, scanAdf(scanner, issue.description));
  note({ field: 'environment' }, scanAdf(scanner, issue.environment));
  for (const comment of issue.comments) {
    if (comment.authorAccountId === ownAccountId) continue;
    note({ field: 'comment', commentId: comment.id }, scanAdf(scanner, comment.body));
  }
  return [...detections.values()];
}

function present(issueId: string, place: Place, finding: Finding, key: string): Detection {
  const { id, name, category, severity } = finding.rule;
  const mark = fingerprint(key, finding.fingerprintInput);
  return {
    id: [issueId, place.commentId ?? place.field, id, mark].join(':'),
    ...place,
    ruleId: id,
    ruleName: name,
    category,
    severity,
    confidence: finding.confidence,
    count: 1,
  };
}
