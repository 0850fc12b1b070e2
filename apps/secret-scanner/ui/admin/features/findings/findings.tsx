import Heading from '@atlaskit/heading';
import { Loaded } from '@tenon/app-kit/ui';
import { useState } from 'react';
import type { FindingFilter } from '../../../../src/contract.ts';
import type { ScanPhase } from '../scan/phase.ts';
import { PAGE_ROWS, useFindings } from './api.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ExportButton } from './export-button.tsx';
import { Filters } from './filters.tsx';
import { FindingTable } from './finding-table.tsx';
import { Pager } from './pager.tsx';

interface FindingsProps {
  filter: FindingFilter;
  onFilter: (filter: FindingFilter) => void;
  projects: readonly string[];
  phase: ScanPhase;
}

/** The table of findings with everything that can be done with them. */
export function Findings({ filter, onFilter, projects, phase }: FindingsProps) {
  const filterKey = JSON.stringify(filter);
  return (
    <section className="findings" aria-labelledby="findings-heading">
      <div className="card-header">
        <Heading as="h2" size="medium" id="findings-heading">
          Findings
        </Heading>
        <ExportButton filter={filter} />
      </div>
      <Filters filter={filter} onFilter={onFilter} projects={projects} />
      {/* Another filter is another list: it starts at its first page with nothing selected. */}
      <FindingList key={filterKey} filter={filter} phase={phase} />
    </section>
  );
}

function FindingList({ filter, phase }: { filter: FindingFilter; phase: ScanPhase }) {
  const [offset, setOffset] = useState(0);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const query = useFindings(filter, offset, phase);
  function turnTo(next: number): void {
    setOffset(next);
    setSelected(new Set());
  }
  return (
    <Loaded query={query} label="Loading findings">
      {({ items, total }) => (
        <>
          <BulkBar
            ids={items.map(({ id }) => id).filter((id) => selected.has(id))}
            onDone={() => setSelected(new Set())}
          />
          <FindingTable items={items} selected={selected} onSelect={setSelected} isLoading={query.isPlaceholderData} />
          <Pager offset={offset} shown={items.length} total={total} pageRows={PAGE_ROWS} onTurn={turnTo} />
        </>
      )}
    </Loaded>
  );
}
