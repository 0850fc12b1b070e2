import type { Category, FindingFilter, Severity, Tiles as TileCounts } from '../../../../src/contract.ts';
import { CATEGORY_WORDS, counted, SEVERITY_WORDS, showNumber } from '../../../shared/words.ts';
import { isSameFilter } from './same-filter.ts';

interface TilesProps {
  tiles: TileCounts;
  filter: FindingFilter;
  onFilter: (filter: FindingFilter) => void;
}

/** Open findings by severity and category. Each tile is a filter of the table. */
export function Tiles({ tiles, filter, onFilter }: TilesProps) {
  const severities = Object.entries(tiles.openBySeverity) as [Severity, number][];
  const categories = Object.entries(tiles.openByCategory) as [Category, number][];
  const choice = (wanted: FindingFilter) => ({
    isChosen: isSameFilter(filter, wanted),
    onChoose: () => onFilter(wanted),
  });
  return (
    <section aria-label="Open findings" className="tiles">
      <Tile
        label="Open"
        count={tiles.open}
        note={`in ${counted(tiles.issuesWithOpen, 'issue')}`}
        {...choice({ state: 'open' })}
      />
      {severities.map(([severity, count]) => (
        <Tile
          key={severity}
          label={SEVERITY_WORDS[severity]}
          tone={severity}
          count={count}
          {...choice({ state: 'open', severity })}
        />
      ))}
      {categories.map(([category, count]) => (
        <Tile key={category} label={CATEGORY_WORDS[category]} count={count} {...choice({ state: 'open', category })} />
      ))}
    </section>
  );
}

interface TileProps {
  label: string;
  count: number;
  note?: string;
  tone?: Severity;
  isChosen: boolean;
  onChoose: () => void;
}

function Tile({ label, count, note, tone, isChosen, onChoose }: TileProps) {
  return (
    <button
      type="button"
      className="tile"
      data-tone={count > 0 ? tone : undefined}
      aria-pressed={isChosen}
      onClick={onChoose}
    >
      <span className="tile-count">{showNumber(count)}</span>
      <span className="tile-label">{label}</span>
      {note && <span className="tile-note">{note}</span>}
    </button>
  );
}
