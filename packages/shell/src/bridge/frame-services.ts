import { useQueryClient } from '@tanstack/react-query';
import type { FrameMessage, OpenFrameResponse } from '@tenon/wire';
import { useCallback, useRef } from 'react';
import { frameTheme, subscribeColorMode, themeState } from '../app/color-mode.ts';
import { confirm } from '../app/confirm.tsx';
import { closeFlag, showFlag } from '../app/flags.tsx';
import { navigate } from '../app/router.tsx';
import { appPath } from '../app/routes.ts';
import { type BridgeFlag, type Commands, createCommands } from './commands.ts';
import type { FrameClient } from './frame-client.ts';
import { FrameEvents } from './frame-events.ts';
import type { AddressBar } from './frame-history.ts';

/** One page, one bus: all frames share it, each app hears only itself. */
const events = new FrameEvents();

const THEME_CHANGED = 'FORGE_CORE_THEME_CHANGED';

interface FrameServicesInput {
  module: { installationId: string; moduleKey: string };
  issueKey: string | undefined;
  isFullPage: boolean;
  client: FrameClient;
  frame: OpenFrameResponse;
}

/** Joins the commands of one frame with the page around it. The function that it returns never changes. */
export function useFrameServices(input: FrameServicesInput): (send: (message: FrameMessage) => void) => Commands {
  const queryClient = useQueryClient();
  const latest = useRef(input);
  latest.current = input;
  return useCallback(
    (send) => {
      const { module, issueKey, isFullPage, client, frame } = latest.current;
      const frameId = frame.context.localId;
      const theme = new FrameTheme(send, module.installationId);
      const commands = createCommands({
        client,
        context: () => ({ ...frame.context, theme: themeState() }),
        frameId,
        installationId: module.installationId,
        siteOrigin: window.location.origin,
        events,
        address: isFullPage ? addressBelow(appPath(module.installationId, module.moduleKey)) : undefined,
        goTo: navigate,
        openUrl,
        reload: () => window.location.reload(),
        setTitle: (title) => {
          document.title = title;
        },
        showFlag: (flag) => showBridgeFlag(frameId, flag),
        closeFlag: (id) => closeFlag(`${frameId} ${id}`),
        refreshIssueView: () => void (issueKey && queryClient.invalidateQueries({ queryKey: ['issue', issueKey] })),
        enableTheming: () => theme.enable(),
      });
      return {
        run: commands.run,
        dispose: () => {
          theme.disable();
          commands.dispose();
        },
      };
    },
    [queryClient],
  );
}

/** Sends the design tokens to a frame that asked for them, now and at each change. */
class FrameTheme {
  readonly #send: (message: FrameMessage) => void;
  readonly #installationId: string;
  #unsubscribe: (() => void) | undefined;

  constructor(send: (message: FrameMessage) => void, installationId: string) {
    this.#send = send;
    this.#installationId = installationId;
  }

  async enable(): Promise<void> {
    this.#unsubscribe ??= subscribeColorMode(() => void this.#changed());
    await this.#push();
  }

  disable(): void {
    this.#unsubscribe?.();
  }

  async #changed(): Promise<void> {
    await this.#push();
    events.emit(this.#installationId, THEME_CHANGED, { theme: themeState() });
  }

  async #push(): Promise<void> {
    this.#send({ type: 'theme', ...(await frameTheme()) });
  }
}

/** Leaving the site needs the person's word: an app must not send them away unseen. */
async function openUrl(url: URL, type: 'same-tab' | 'new-tab'): Promise<boolean> {
  const isExternal = url.origin !== window.location.origin;
  const text = `This app wants to open ${url.href}`;
  if (isExternal && !(await confirm({ title: 'Leave this site?', text, confirmLabel: 'Open' }))) return false;
  if (type === 'new-tab') window.open(url.href, '_blank', 'noopener,noreferrer');
  else window.location.assign(url.href);
  return true;
}

/** Flags of two frames never meet: the id carries the frame's. */
function showBridgeFlag(frameId: string, flag: BridgeFlag): void {
  const id = `${frameId} ${flag.id}`;
  showFlag({
    id,
    title: flag.title ?? '',
    description: flag.description,
    kind: flag.appearance ?? flag.type ?? 'info',
    isBold: flag.appearance !== undefined,
    isAutoDismiss: flag.isAutoDismiss ?? false,
    actions: (flag.actions ?? []).map(({ text, onClick }) => ({ text, onClick: () => runInFrame(onClick) })),
  });
}

/** A flag outlives its frame: then its actions reach nobody, which is no error of the page. */
function runInFrame(live: () => unknown): void {
  Promise.resolve(live()).catch(() => undefined);
}

function addressBelow(base: string): AddressBar {
  return {
    read: () => window.location.pathname.slice(base.length).replace(/^\/?/, '/') + window.location.search,
    // The route stays the same page: no listener of the shell needs to hear of it.
    write: (path, { replace }) => {
      const address = base + path;
      if (replace) window.history.replaceState(null, '', address);
      else window.history.pushState(null, '', address);
    },
    go: (delta) => window.history.go(delta),
    subscribe: (listener) => {
      window.addEventListener('popstate', listener);
      return () => window.removeEventListener('popstate', listener);
    },
  };
}
