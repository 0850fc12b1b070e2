import Heading from '@atlaskit/heading';
import ProgressBar from '@atlaskit/progress-bar';
import SectionMessage from '@atlaskit/section-message';
import type { ScanStatus } from '../../../../src/contract.ts';
import { counted, showDuration, showInstant, showNumber } from '../../../shared/words.ts';
import { ScanReport } from './scan-report.tsx';

/** What the current or last scan does or did. */
export function ScanCard({ status }: { status: ScanStatus }) {
  if (status.state === 'running') return <Progress status={status} />;
  return (
    <section className="card" aria-labelledby="scan-heading">
      <Heading as="h2" size="small" id="scan-heading">
        {TITLES[status.state]}
      </Heading>
      <Trouble status={status} />
      <ScanReport status={status} />
    </section>
  );
}

const TITLES: Record<Exclude<ScanStatus['state'], 'running'>, string> = {
  complete: 'Scan complete',
  cancelled: 'Scan cancelled',
  stalled: 'Scan stalled',
  error: 'Scan stopped by an error',
};

function Progress({ status }: { status: ScanStatus }) {
  const { scanned, total, found, ratePerSecond, remainingSeconds } = status;
  const share = total === 0 ? 1 : scanned / total;
  const remaining =
    remainingSeconds === undefined ? 'estimating the time left' : `about ${showDuration(remainingSeconds)} left`;
  return (
    <section className="card" aria-labelledby="scan-heading">
      <div className="card-header">
        <Heading as="h2" size="small" id="scan-heading">
          Scanning
        </Heading>
        <strong>{Math.floor(share * 100)} %</strong>
      </div>
      <ProgressBar value={share} ariaLabel={`Scan progress: ${scanned} of ${total} issues`} />
      <p className="numbers">
        <span>
          {showNumber(scanned)} of {counted(total, 'issue')}
        </span>
        <span>{counted(found, 'finding')}</span>
        <span>{showNumber(Math.round(ratePerSecond))} issues per second</span>
        <span>{remaining}</span>
      </p>
    </section>
  );
}

function Trouble({ status }: { status: ScanStatus }) {
  const { state, message, startedAt } = status;
  if (state === 'error')
    return <SectionMessage appearance="error">{message}. Resume to go on from where it stopped.</SectionMessage>;
  if (state !== 'stalled') return null;
  return (
    <SectionMessage appearance="warning">
      The scan of {showInstant(startedAt)} has given no sign of life for a while. Resume to go on from where it stopped.
    </SectionMessage>
  );
}
