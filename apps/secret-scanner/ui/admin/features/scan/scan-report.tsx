import SectionMessage from '@atlaskit/section-message';
import type { ScanStatus } from '../../../../src/contract.ts';
import { counted, FIELD_WORDS, showDuration, showInstant, showNumber } from '../../../shared/words.ts';
import { useRuleNames } from '../../rule-names.ts';

/** The figures of a scan that no longer runs. */
export function ScanReport({ status }: { status: ScanStatus }) {
  const { scanned, found, fresh, unmarked, finishedAt, startedAt, ratePerSecond } = status;
  const seconds = finishedAt === undefined ? undefined : (finishedAt - startedAt) / 1000;
  return (
    <>
      <p className="numbers">
        <span>{counted(scanned, 'issue')} scanned</span>
        <span>
          {counted(found, 'finding')}, {showNumber(fresh)} new
        </span>
        {seconds !== undefined && <span>took {showDuration(seconds)}</span>}
        <span>{showNumber(Math.round(ratePerSecond))} issues per second</span>
        <span>started {showInstant(startedAt)}</span>
      </p>
      {unmarked > 0 && (
        <SectionMessage appearance="warning">
          Jira did not let the app label or comment {counted(unmarked, 'issue')} with findings. They are in the table
          all the same; check the permissions of the app in their projects.
        </SectionMessage>
      )}
      <ByRule byRule={status.byRule} />
      <Canaries status={status} />
    </>
  );
}

function ByRule({ byRule }: { byRule: ScanStatus['byRule'] }) {
  const nameOf = useRuleNames();
  const rows = Object.entries(byRule).sort(([, a], [, b]) => b - a);
  if (rows.length === 0) return null;
  return (
    <ul className="rules" aria-label="Findings by rule">
      {rows.map(([ruleId, count]) => (
        <li key={ruleId}>
          <span>{nameOf(ruleId)}</span> <strong>{showNumber(count)}</strong>
        </li>
      ))}
    </ul>
  );
}

/** Test secrets that administrators planted: whether the scan found them says whether it can be trusted. */
function Canaries({ status }: { status: ScanStatus }) {
  const { canariesExpected, canariesFound, missingCanaries } = status;
  const nameOf = useRuleNames();
  if (canariesExpected === 0) return null;
  const isWhole = canariesFound === canariesExpected;
  return (
    <SectionMessage appearance={isWhole ? 'success' : 'warning'}>
      <p>
        <strong>
          Canaries found: {canariesFound} of {canariesExpected}
        </strong>
      </p>
      {missingCanaries.length > 0 && (
        <ul aria-label="Missing canaries">
          {missingCanaries.map(({ issueKey, rule, field }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: equal canaries of one issue differ in nothing else, and the list never changes.
            <li key={`${issueKey} ${rule} ${field} ${index}`}>
              {issueKey}: {nameOf(rule)} in {FIELD_WORDS[field]}
            </li>
          ))}
        </ul>
      )}
    </SectionMessage>
  );
}
