import DynamicTable from '@atlaskit/dynamic-table';
import type { FindingView } from '../../../../src/contract.ts';
import { SeverityLozenge, StateLozenge } from '../../../shared/lozenges.tsx';
import { CONFIDENCE_WORDS, FIELD_WORDS, showInstant } from '../../../shared/words.ts';
import { IssueLink } from './issue-link.tsx';

interface FindingTableProps {
  items: readonly FindingView[];
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
  isLoading: boolean;
}

const COLUMNS = ['Issue', 'Rule', 'Found in', 'Severity', 'Confidence', 'State', 'First seen'];

export function FindingTable({ items, selected, onSelect, isLoading }: FindingTableProps) {
  const chosen = items.filter(({ id }) => selected.has(id));
  function toggle(id: string): void {
    const next = new Set(selected);
    if (!next.delete(id)) next.add(id);
    onSelect(next);
  }
  const all = (
    <Checkbox
      label="Select all findings of this page"
      isChecked={items.length > 0 && chosen.length === items.length}
      isMixed={chosen.length > 0 && chosen.length < items.length}
      onToggle={() => onSelect(new Set(chosen.length === items.length ? [] : items.map(({ id }) => id)))}
    />
  );
  return (
    <div className="table">
      <DynamicTable
        label="Findings"
        head={{
          cells: [{ key: 'select', content: all, width: 4 }, ...COLUMNS.map((content) => ({ key: content, content }))],
        }}
        rows={items.map((finding) => rowOf(finding, selected.has(finding.id), toggle))}
        isLoading={isLoading}
        emptyView={<p className="none">No finding fits this filter.</p>}
      />
    </div>
  );
}

function rowOf(finding: FindingView, isSelected: boolean, toggle: (id: string) => void) {
  const { id, issueKey, ruleName, field, severity, confidence, state, firstSeenAt, count } = finding;
  const label = `Select ${ruleName} in ${issueKey}`;
  const contents = [
    <Checkbox key="select" label={label} isChecked={isSelected} onToggle={() => toggle(id)} />,
    <IssueLink key="issue" issueKey={issueKey} />,
    ruleName,
    count === 1 ? FIELD_WORDS[field] : `${FIELD_WORDS[field]} (${count} times)`,
    <SeverityLozenge key="severity" severity={severity} />,
    CONFIDENCE_WORDS[confidence],
    <StateLozenge key="state" state={state} />,
    showInstant(firstSeenAt),
  ];
  return { key: id, isHighlighted: isSelected, cells: contents.map((content, column) => ({ key: column, content })) };
}

interface CheckboxProps {
  label: string;
  isChecked: boolean;
  isMixed?: boolean;
  onToggle: () => void;
}

function Checkbox({ label, isChecked, isMixed = false, onToggle }: CheckboxProps) {
  return (
    <input
      type="checkbox"
      className="checkbox"
      aria-label={label}
      checked={isChecked}
      ref={(input) => {
        // "Partly" can only be set on the element.
        if (input) input.indeterminate = isMixed;
      }}
      onChange={onToggle}
    />
  );
}
