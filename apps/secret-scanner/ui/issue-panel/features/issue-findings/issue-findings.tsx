import SectionMessage from '@atlaskit/section-message';
import { Loaded } from '@tenon/app-kit/ui';
import type { IssueFinding } from '../../../../src/contract.ts';
import { SeverityLozenge, StateLozenge } from '../../../shared/lozenges.tsx';
import { counted, FIELD_WORDS, showInstant } from '../../../shared/words.ts';
import { useIssueFindings } from './api.ts';

/** What was found in this issue, and what to do about it. */
export function IssueFindings() {
  return (
    <Loaded query={useIssueFindings()} label="Loading findings">
      {(findings) => (findings.length === 0 ? <NothingFound /> : <FindingList findings={findings} />)}
    </Loaded>
  );
}

function NothingFound() {
  return <p className="quiet">No secret and no personal datum was found in this issue.</p>;
}

function FindingList({ findings }: { findings: readonly IssueFinding[] }) {
  const open = findings.filter(({ state }) => state === 'open');
  return (
    <>
      {open.length > 0 && <Guidance count={open.length} />}
      <ul className="findings" aria-label="Findings in this issue">
        {findings.map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the panel is not told ids, and the list is replaced as a whole.
          <FindingItem key={index} finding={finding} />
        ))}
      </ul>
    </>
  );
}

function FindingItem({ finding }: { finding: IssueFinding }) {
  const { ruleName, field, count, state, severity, guidance, firstSeenAt } = finding;
  return (
    <li>
      <div className="finding-title">
        <strong>{ruleName}</strong>
        <StateLozenge state={state} />
        <SeverityLozenge severity={severity} />
      </div>
      <div className="quiet">
        {FIELD_WORDS[field]}
        {count > 1 && `, ${count} times`}, first seen {showInstant(firstSeenAt)}
      </div>
      {state === 'open' && guidance && <div>{guidance}</div>}
    </li>
  );
}

function Guidance({ count }: { count: number }) {
  return (
    <SectionMessage appearance="warning" title={`${counted(count, 'open finding')} in this issue`} headingLevel="h2">
      <ol>
        <li>Revoke or rotate the credential with its provider: everybody who can see this issue could read it.</li>
        <li>Edit the text and remove the value. The finding then closes by itself.</li>
        <li>The history of the issue keeps the old value, which is why revoking comes first.</li>
      </ol>
    </SectionMessage>
  );
}
