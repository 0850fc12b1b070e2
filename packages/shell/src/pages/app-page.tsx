import { useQuery } from '@tanstack/react-query';
import { usePageTitle } from '../app/page-title.ts';
import { NotPermitted, QueryState } from '../app/states.tsx';
import { ForgeFrame } from '../bridge/forge-frame.tsx';
import { modulesQuery } from '../features/apps/api.ts';

export function AppPage({ installationId, moduleKey }: { installationId: string; moduleKey: string }) {
  const query = useQuery(modulesQuery('jira:adminPage'));
  const module = query.data?.modules.find(
    (one) => one.installationId === installationId && one.moduleKey === moduleKey,
  );
  usePageTitle(module?.title ?? 'App');
  return (
    <QueryState query={query} what="this app">
      {() =>
        module ? (
          <>
            <h1 className="visually-hidden">{module.title}</h1>
            <ForgeFrame key={`${installationId} ${moduleKey}`} module={module} isFullPage />
          </>
        ) : (
          <NotPermitted headingLevel={1} title="This app page cannot be opened">
            It does not exist, or you do not have permission to open it.
          </NotPermitted>
        )
      }
    </QueryState>
  );
}
