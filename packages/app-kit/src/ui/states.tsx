// The states of anything that is loaded, besides being ready. Each has its own name and look: a failure is not an empty list.
import EmptyState from '@atlaskit/empty-state';
import SectionMessage, { SectionMessageAction } from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import type { ReactNode } from 'react';
import { isNotPermitted } from './client.ts';

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

/** Says what failed and offers to try again; a missing right is said as such. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (isNotPermitted(error)) return <NotPermitted reason={messageOf(error)} />;
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

/** Shows a query in the state it is in. Stale data stays on the page while a later request fails. */
export function Loaded<T>(props: { query: Loadable<T>; label: string; children: (data: T) => ReactNode }) {
  const { query, label, children } = props;
  if (query.data !== undefined && !isNotPermitted(query.error)) return <>{children(query.data)}</>;
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <Loading label={label} />;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'The app did not answer';
}
