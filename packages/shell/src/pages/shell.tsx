// The frame of every page: who is signed in, the bar, the page itself, flags and dialogs.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react';
import { ConfirmArea } from '../app/confirm.tsx';
import { ErrorBoundary } from '../app/error-boundary.tsx';
import { FlagArea, showErrorFlag } from '../app/flags.tsx';
import { ApiError } from '../app/http.ts';
import { loadPage } from '../app/lazy-page.ts';
import { navigate, useLocation } from '../app/router.tsx';
import { matchRoute, type Route } from '../app/routes.ts';
import { ErrorState, Loading } from '../app/states.tsx';
import { TopBar } from '../app/top-bar.tsx';
import { AppsMenu } from '../features/apps/apps-menu.tsx';
import { myselfQuery, signOut } from '../features/session/api.ts';
import { UserMenu } from '../features/session/user-menu.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { ProjectsPage } from './projects-page.tsx';

const SignInPage = lazy(() => loadPage(async () => (await import('./sign-in-page.tsx')).SignInPage));
const IssuesPage = lazy(() => loadPage(async () => (await import('./issues-page.tsx')).IssuesPage));
const IssuePage = lazy(() => loadPage(async () => (await import('./issue-page.tsx')).IssuePage));
const AppPage = lazy(() => loadPage(async () => (await import('./app-page.tsx')).AppPage));

export function Shell() {
  const { pathname, search } = useLocation();
  const route = matchRoute(pathname);
  return (
    <>
      <ErrorBoundary resetKey={pathname}>
        <Suspense fallback={<Loading label="Loading page" />}>
          {route.page === 'sign-in' ? <SignInPage /> : <SignedIn route={route} pathname={pathname} search={search} />}
        </Suspense>
      </ErrorBoundary>
      <FlagArea />
      <ConfirmArea />
    </>
  );
}

function SignedIn({ route, pathname, search }: { route: Route; pathname: string; search: string }) {
  const client = useQueryClient();
  const myself = useQuery(myselfQuery);
  // Without a session a search finds nothing, which is no refusal: only this question tells that it has ended.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each address asks anew.
  useEffect(() => void client.prefetchQuery(myselfQuery), [client, pathname, search]);
  if (myself.isPending || (myself.error instanceof ApiError && myself.error.status === 401)) {
    return <Loading label="Loading" />;
  }
  // Who was known a moment ago stays so while the server cannot be reached: each part of the page says that itself.
  if (myself.data === undefined) {
    return (
      <main className="page">
        <ErrorState title="Cannot load Tenon" error={myself.error} onRetry={() => void myself.refetch()} />
      </main>
    );
  }
  const leave = async () => {
    try {
      await signOut();
      client.clear();
      navigate('/login');
    } catch (error) {
      showErrorFlag('Cannot log out', error);
    }
  };
  const user = <UserMenu myself={myself.data} onSignOut={() => void leave()} />;
  return (
    <>
      <TopBar pathname={pathname} apps={<AppsMenu />} user={user} />
      <Main pathname={pathname} isWide={route.page === 'app'}>
        <ErrorBoundary resetKey={pathname}>
          <Suspense fallback={<Loading label="Loading page" />}>
            <Page route={route} />
          </Suspense>
        </ErrorBoundary>
      </Main>
    </>
  );
}

function Main({ pathname, isWide, children }: { pathname: string; isWide: boolean; children: ReactNode }) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(pathname);
  // A new page is announced by moving the focus to it; the first one leaves the focus where the browser put it.
  useEffect(() => {
    if (before.current !== pathname) main.current?.focus();
    before.current = pathname;
  }, [pathname]);
  return (
    <main id="main" ref={main} tabIndex={-1} className={isWide ? 'page wide' : 'page'}>
      {children}
    </main>
  );
}

function Page({ route }: { route: Route }) {
  switch (route.page) {
    case 'projects':
      return <ProjectsPage />;
    case 'issues':
      return <IssuesPage />;
    case 'issue':
      return <IssuePage key={route.issueKey} issueKey={route.issueKey} />;
    case 'app':
      return <AppPage installationId={route.installationId} moduleKey={route.moduleKey} />;
    default:
      return <NotFoundPage />;
  }
}
