import DropdownItem from '@atlaskit/dropdown-menu/dropdown-menu-item';
import DropdownItemGroup from '@atlaskit/dropdown-menu/dropdown-menu-item-group';
import { useQuery } from '@tanstack/react-query';
import { Menu } from '../../app/menu.tsx';
import { isPlainPress, navigate } from '../../app/router.tsx';
import { appPath } from '../../app/routes.ts';
import { modulesQuery } from './api.ts';

/** The apps' own pages. */
export function AppsMenu() {
  const query = useQuery(modulesQuery('jira:adminPage'));
  const modules = query.data?.modules ?? [];
  return (
    <Menu label="Apps" appearance="subtle" isLoading={query.isPending}>
      <DropdownItemGroup title="Your apps">
        {query.isError && (
          <DropdownItem onClick={() => void query.refetch()}>Apps could not be loaded: try again</DropdownItem>
        )}
        {query.isSuccess && modules.length === 0 && <DropdownItem isDisabled>No app has a page for you</DropdownItem>}
        {modules.map(({ installationId, moduleKey, title, appName }) => (
          <DropdownItem
            key={`${installationId} ${moduleKey}`}
            href={appPath(installationId, moduleKey)}
            {...(appName !== title && { description: appName })}
            onClick={(event) => {
              if (!isPlainPress(event)) return;
              event.preventDefault();
              navigate(appPath(installationId, moduleKey));
            }}
          >
            {title}
          </DropdownItem>
        ))}
      </DropdownItemGroup>
    </Menu>
  );
}
