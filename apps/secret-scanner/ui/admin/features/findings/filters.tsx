import Select from '@atlaskit/select';
import type { FindingFilter } from '../../../../src/contract.ts';
import { CATEGORY_WORDS, SEVERITY_WORDS, STATE_WORDS } from '../../../shared/words.ts';
import { useRules } from '../../rule-names.ts';

interface Option {
  value: string;
  label: string;
}

interface FiltersProps {
  filter: FindingFilter;
  onFilter: (filter: FindingFilter) => void;
  projects: readonly string[];
}

export function Filters({ filter, onFilter, projects }: FiltersProps) {
  const { data: rules = [] } = useRules();
  const choices: [name: keyof FindingFilter, label: string, options: Option[]][] = [
    ['state', 'State', optionsOf(STATE_WORDS)],
    ['severity', 'Severity', optionsOf(SEVERITY_WORDS)],
    ['category', 'Category', optionsOf(CATEGORY_WORDS)],
    ['ruleId', 'Rule', rules.map(({ id, name }) => ({ value: id, label: name }))],
    ['projectKey', 'Project', projects.map((key) => ({ value: key, label: key }))],
  ];
  return (
    <div className="filters">
      {choices.map(([name, label, options]) => (
        <FilterSelect
          key={name}
          label={label}
          options={options}
          value={filter[name]}
          onChoose={(value) => onFilter(withFilter(filter, name, value))}
        />
      ))}
    </div>
  );
}

interface FilterSelectProps {
  label: string;
  options: Option[];
  value: string | undefined;
  onChoose: (value: string | undefined) => void;
}

function FilterSelect({ label, options, value, onChoose }: FilterSelectProps) {
  const inputId = `filter-${label.toLowerCase()}`;
  return (
    <div className="filter">
      <label htmlFor={inputId}>{label}</label>
      <Select<Option>
        inputId={inputId}
        spacing="compact"
        options={options}
        placeholder="Any"
        isClearable
        value={options.find((option) => option.value === value) ?? null}
        onChange={(option) => onChoose(option?.value)}
      />
    </div>
  );
}

function optionsOf(words: Record<string, string>): Option[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

/** The values come from the options of that very filter. */
function withFilter(filter: FindingFilter, name: keyof FindingFilter, value: string | undefined): FindingFilter {
  return { ...filter, [name]: value } as FindingFilter;
}
