import { browseIssue, define, defineResolvers } from '@tenon/app-kit';
import { builtinRules } from '@tenon/detect';
import { forgePorts } from '../adapters/ports.ts';
import { type IssueFinding, issuePanelContract } from '../contract.ts';
import type { FindingView } from '../domain/views.ts';
import { findingsOfIssue } from '../use-cases/findings.ts';

export const issuePanelResolver = defineResolvers(issuePanelContract, {
  issueFindings: define(browseIssue(), async ({ subject }) => {
    return (await findingsOfIssue(forgePorts, subject.issueId)).map(issueFinding);
  }),
});

function issueFinding(view: FindingView): IssueFinding {
  const { field, commentId, ruleName, category, severity, confidence, count, state, firstSeenAt } = view;
  return {
    ...{ field, ruleName, category, severity, confidence, count, state, firstSeenAt },
    ...(commentId === undefined ? {} : { commentId }),
    guidance: builtinRules.find((rule) => rule.id === view.ruleId)?.description ?? '',
  };
}
