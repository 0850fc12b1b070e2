// The named states of everything that loads: loading, empty, error, not permitted; ready is the content itself.
import EmptyState from '@atlaskit/empty-state/empty-state';
import SectionMessage from '@atlaskit/section-message/section-message';
import SectionMessageAction from '@atlaskit/section-message/section-message-action';
import Spinner from '@atlaskit/spinner/spinner';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isRefusal } from './http.ts';

export function Loading({ label }: { label: string }) {
  return (
    <div className="state" role="status">
      <Spinner size="medium" label={label} />
      <span>{label}</span>
    </div>
  );
}

export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return <EmptyState header={title} headingLevel={2} description={children} primaryAction={action} />;
}

interface NotPermittedProps {
  title: string;
  /** 1 when it stands for a whole page. */
  headingLevel?: 1 | 2;
  children?: ReactNode;
}

export function NotPermitted({ title, headingLevel = 2, children }: NotPermittedProps) {
  return (
    <div role="alert">
      <EmptyState header={title} headingLevel={headingLevel} description={children} />
    </div>
  );
}

export function ErrorState({ title, error, onRetry }: { title: string; error: unknown; onRetry?: () => void }) {
  const retry = onRetry
    ? [
        <SectionMessageAction key="retry" onClick={onRetry}>
          Try again
        </SectionMessageAction>,
      ]
    : [];
  return (
    <div role="alert">
      <SectionMessage appearance="error" title={title} actions={retry}>
        <p>{error instanceof Error ? error.message : 'Something went wrong'}</p>
      </SectionMessage>
    </div>
  );
}

interface QueryStateProps<T> {
  query: UseQueryResult<T>;
  /** What is loaded, in lower case: "projects". */
  what: string;
  notPermitted?: ReactNode;
  isEmpty?: (data: T) => boolean;
  empty?: ReactNode;
  children: (data: T) => ReactNode;
}

/** Shows a query in whichever state it is. Old data stays in view while new data loads. */
export function QueryState<T>({ query, what, notPermitted, isEmpty, empty, children }: QueryStateProps<T>) {
  if (query.data !== undefined) return <>{isEmpty?.(query.data) ? empty : children(query.data)}</>;
  if (query.isError && isRefusal(query.error)) {
    return <>{notPermitted ?? <NotPermitted title={`You do not have permission to see ${what}`} />}</>;
  }
  if (query.isError) {
    return <ErrorState title={`Cannot load ${what}`} error={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Loading label={`Loading ${what}`} />;
}
