// The states of anything that is loaded, besides being ready. Each has its own name and look: a failure is not an empty list.
import EmptyState from '@atlaskit/empty-state';
import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import type { ReactNode } from 'react';
import { queryState } from './query-state.ts';

export function Loading({ label }: { label: string }) {
  return (
    <div role="status" style={{ display: 'flex', justifyContent: 'center', padding: 'var(--ds-space-400, 32px)' }}>
      <Spinner label={label} />
    </div>
  );
}

export function Empty({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return <EmptyState header={title} headingLevel={2} description={children} primaryAction={action} />;
}

/** Says what failed and offers to try again. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div role="alert">
      <SectionMessage
        appearance="error"
        title="This could not be loaded"
        actions={<SectionMessageAction onClick={onRetry}>Try again</SectionMessageAction>}
      >
        <p>{messageOf(error)}</p>
      </SectionMessage>
    </div>
  );
}

/** A missing right is no failure: trying again would not help. */
export function NotPermitted({ reason }: { reason: string }) {
  return (
    <div role="alert">
      <SectionMessage appearance="warning" title="You may not see this">
        <p>{reason}</p>
      </SectionMessage>
    </div>
  );
}

export interface Loadable<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** Shows a query in the state it is in. */
export function Loaded<T>(props: { query: Loadable<T>; label: string; children: (data: T) => ReactNode }) {
  const { query, label, children } = props;
  const state = queryState(query);
  if (state === 'notPermitted') return <NotPermitted reason={messageOf(query.error)} />;
  if (state === 'error') return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return query.data === undefined ? <Loading label={label} /> : children(query.data);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'The app did not answer';
}
