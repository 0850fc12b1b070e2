import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ModuleSummary, OpenFrameResponse } from '@tenon/wire';
import { useEffect, useRef, useState } from 'react';
import { ErrorState, Loading, NotPermitted } from '../app/states.tsx';
import { myselfQuery } from '../features/session/api.ts';
import { BridgeError } from './errors.ts';
import { FrameClient } from './frame-client.ts';
import { hostFrame } from './frame-host.ts';
import { useFrameServices } from './frame-services.ts';

/** `allow-same-origin` is safe because each app has an origin of its own, never the shell's. */
const SANDBOX = [
  'allow-scripts',
  'allow-same-origin',
  'allow-forms',
  'allow-popups',
  'allow-popups-to-escape-sandbox',
  'allow-downloads',
  'allow-modals',
].join(' ');

/** Bounds of a frame's height in CSS pixels, whatever it reports. */
const HEIGHT_MIN = 40;
const HEIGHT_MAX = 20_000;

export interface ForgeFrameProps {
  module: Pick<ModuleSummary, 'installationId' | 'moduleKey' | 'title' | 'slot'>;
  issueKey?: string;
  /** A full page fills the window and has a history. */
  isFullPage?: boolean;
}

/** One module of an app, in its own iframe behind the bridge. */
export function ForgeFrame({ module, issueKey, isFullPage = false }: ForgeFrameProps) {
  const place = { installationId: module.installationId, moduleKey: module.moduleKey, ...(issueKey && { issueKey }) };
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: ['frame', place],
    queryFn: () => FrameClient.open(place, (path, init) => fetchSignedIn(queryClient, path, init)),
    // A frame that is shown keeps its token: renewing is the client's task, not the query's.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  if (query.isPending) return <Loading label={`Loading ${module.title}`} />;
  if (query.isError)
    return <FrameFailure title={module.title} error={query.error} onRetry={() => void query.refetch()} />;
  return <OpenFrame module={module} issueKey={issueKey} isFullPage={isFullPage} {...query.data} />;
}

/** The host's 401 says that the session has ended: asking who is signed in leads to the sign-in page. */
async function fetchSignedIn(queryClient: QueryClient, path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, init);
  if (response.status === 401) void queryClient.invalidateQueries({ queryKey: myselfQuery.queryKey });
  return response;
}

function FrameFailure({ title, error, onRetry }: { title: string; error: unknown; onRetry: () => void }) {
  if (error instanceof BridgeError && (error.status === 403 || error.status === 404)) {
    return <NotPermitted title={`You do not have permission to open ${title}`}>{error.message}</NotPermitted>;
  }
  return <ErrorState title={`Cannot open ${title}`} error={error} onRetry={onRetry} />;
}

interface OpenFrameProps {
  module: ForgeFrameProps['module'];
  issueKey: string | undefined;
  isFullPage: boolean;
  client: FrameClient;
  frame: OpenFrameResponse;
}

function OpenFrame({ module, issueKey, isFullPage, client, frame }: OpenFrameProps) {
  const iframe = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState<number>();
  const createCommands = useFrameServices({ module, issueKey, isFullPage, client, frame });
  // The bridge lives outside React: it must listen before the frame's first script speaks.
  useEffect(
    () =>
      hostFrame({
        frameWindow: () => iframe.current?.contentWindow,
        origin: frame.origin,
        createCommands,
        onResize: (reported) => setHeight(Math.min(Math.max(reported, HEIGHT_MIN), HEIGHT_MAX)),
      }),
    [frame.origin, createCommands],
  );
  return (
    <iframe
      ref={iframe}
      title={module.title}
      src={frame.url}
      sandbox={SANDBOX}
      className={isFullPage ? 'forge-frame full-page' : 'forge-frame'}
      style={height === undefined ? undefined : { height }}
    />
  );
}
