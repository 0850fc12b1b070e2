import Heading from '@atlaskit/heading';
import { Empty, Loaded, queryState } from '@tenon/app-kit/ui';
import { useState } from 'react';
import type { FindingFilter, Overview, ScanStatus } from '../../src/contract.ts';
import { Findings } from './features/findings/findings.tsx';
import { useOverview } from './features/overview/api.ts';
import { Tiles } from './features/overview/tiles.tsx';
import { useScanStatus } from './features/scan/api.ts';
import { phaseOf, type ScanPhase } from './features/scan/phase.ts';
import { ScanButton } from './features/scan/scan-button.tsx';
import { ScanCard } from './features/scan/scan-card.tsx';

export function AdminPage() {
  const status = useScanStatus();
  return (
    <main className="page">
      <header className="page-header">
        <div>
          <Heading as="h1" size="large">
            Secret Scanner
          </Heading>
          <p className="lead">
            Finds credentials and personal data in issues and comments. Values are never stored or shown.
          </p>
        </div>
        {queryState(status) === 'ready' && <ScanButton status={status.data ?? null} />}
      </header>
      <Loaded query={status} label="Loading the Secret Scanner">
        {(scan) => <Ready scan={scan} />}
      </Loaded>
    </main>
  );
}

function Ready({ scan }: { scan: ScanStatus | null }) {
  const phase = phaseOf(scan);
  const overview = useOverview(phase);
  return (
    <>
      {scan && <ScanCard status={scan} />}
      <Loaded query={overview} label="Loading the overview">
        {(data) => <Body overview={data} scan={scan} phase={phase} />}
      </Loaded>
    </>
  );
}

function Body({ overview, scan, phase }: { overview: Overview; scan: ScanStatus | null; phase: ScanPhase }) {
  const { tiles, projects } = overview;
  const [filter, setFilter] = useState<FindingFilter>({ state: 'open' });
  if (tiles.open + tiles.resolved + tiles.falsePositive === 0) return <NothingFound scan={scan} />;
  return (
    <>
      <Tiles tiles={tiles} filter={filter} onFilter={setFilter} />
      <Findings filter={filter} onFilter={setFilter} projects={projects} phase={phase} />
    </>
  );
}

function NothingFound({ scan }: { scan: ScanStatus | null }) {
  if (!scan) {
    return (
      <Empty title="Nothing has been scanned yet" action={<ScanButton status={null} />}>
        New and changed issues are scanned by themselves. Start a scan to look through the issues that are already here.
      </Empty>
    );
  }
  if (scan.state === 'running')
    return <Empty title="Nothing found so far">Findings appear here while the scan runs.</Empty>;
  return <Empty title="No findings">No secret and no personal datum stands in the issues that were scanned.</Empty>;
}
