import DropdownItem from '@atlaskit/dropdown-menu/dropdown-menu-item';
import DropdownItemGroup from '@atlaskit/dropdown-menu/dropdown-menu-item-group';
import { useQuery } from '@tanstack/react-query';
import { Menu } from '../../app/menu.tsx';
import { StatusLozenge } from '../../app/status-lozenge.tsx';
import { type Issue, transition, transitionsQuery } from './api.ts';
import { useIssueChange } from './use-issue-change.ts';

/** The status, and the transitions that the workflow offers this person. */
export function StatusMenu({ issue }: { issue: Issue }) {
  const { data } = useQuery(transitionsQuery(issue.key));
  const change = useIssueChange(issue.key, 'Cannot change the status', (id: string) => transition(issue.key, id));
  const offered = data?.transitions ?? [];
  return (
    <span className="status-menu">
      <StatusLozenge status={issue.fields.status} />
      {offered.length > 0 && (
        <Menu label="Change status">
          <DropdownItemGroup>
            {offered.map(({ id, name }) => (
              <DropdownItem key={id} isDisabled={change.isPending} onClick={() => change.mutate(id)}>
                {name}
              </DropdownItem>
            ))}
          </DropdownItemGroup>
        </Menu>
      )}
    </span>
  );
}
