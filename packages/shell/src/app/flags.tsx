import AutoDismissFlag from '@atlaskit/flag/auto-dismiss-flag';
import Flag from '@atlaskit/flag/flag';
import FlagGroup from '@atlaskit/flag/flag-group';
import StatusErrorIcon from '@atlaskit/icon/core/status-error';
import StatusInformationIcon from '@atlaskit/icon/core/status-information';
import StatusSuccessIcon from '@atlaskit/icon/core/status-success';
import StatusWarningIcon from '@atlaskit/icon/core/status-warning';
import { token } from '@atlaskit/tokens/token';
import { ApiError } from './http.ts';
import { Store, useStore } from './store.ts';

export type FlagKind = 'info' | 'success' | 'warning' | 'error';

export interface ShellFlag {
  id: string;
  title: string;
  description?: string | undefined;
  kind: FlagKind;
  isBold: boolean;
  isAutoDismiss: boolean;
  actions: { text: string; onClick: () => void }[];
}

/** Beyond these the oldest go: an app must not bury the page. */
const FLAGS_MAX = 10;
const flags = new Store<ShellFlag[]>([]);

/** Shows a flag, newest first; one of the same id is replaced. */
export function showFlag(flag: ShellFlag): void {
  flags.update((shown) => [flag, ...shown.filter(({ id }) => id !== flag.id)].slice(0, FLAGS_MAX));
}

export function closeFlag(id: string): void {
  flags.update((shown) => shown.filter((flag) => flag.id !== id));
}

/** Tells that something went wrong, with the server's own words; when the session has ended, with the way to a new one. */
export function showErrorFlag(title: string, error: unknown): void {
  const flag = { id: title, title, kind: 'error', isBold: false, isAutoDismiss: false } as const;
  if (error instanceof ApiError && error.status === 401) {
    // In another tab: what was typed in this one stays.
    const signIn = { text: 'Sign in in a new tab', onClick: () => openSignIn(title) };
    showFlag({ ...flag, description: 'Your session has ended. Sign in and try again.', actions: [signIn] });
    return;
  }
  showFlag({ ...flag, description: error instanceof Error ? error.message : undefined, actions: [] });
}

function openSignIn(flagId: string): void {
  closeFlag(flagId);
  window.open('/login', '_blank', 'noopener');
}

/** Where flags appear, above every page. */
export function FlagArea() {
  const shown = useStore(flags);
  return (
    // A landmark of its own: what appears over the page belongs to no part of it.
    <section aria-label="Notifications">
      <FlagGroup label="Notifications" shouldRenderToParent onDismissed={(id) => closeFlag(String(id))}>
        {shown.map((flag) => toElement(flag))}
      </FlagGroup>
    </section>
  );
}

function toElement(flag: ShellFlag) {
  const props = {
    id: flag.id,
    title: flag.title,
    description: flag.description,
    icon: ICONS[flag.kind](flag.isBold),
    actions: flag.actions.map(({ text, onClick }) => ({ content: text, onClick: () => onClick() })),
    ...(flag.isBold && { appearance: flag.kind }),
  };
  return flag.isAutoDismiss ? <AutoDismissFlag key={flag.id} {...props} /> : <Flag key={flag.id} {...props} />;
}

const ICONS: Record<FlagKind, (isBold: boolean) => JSX.Element> = {
  info: (isBold) => (
    <StatusInformationIcon label="Info" color={isBold ? 'currentColor' : token('color.icon.information')} />
  ),
  success: (isBold) => (
    <StatusSuccessIcon label="Success" color={isBold ? 'currentColor' : token('color.icon.success')} />
  ),
  warning: (isBold) => (
    <StatusWarningIcon label="Warning" color={isBold ? 'currentColor' : token('color.icon.warning')} />
  ),
  error: (isBold) => <StatusErrorIcon label="Error" color={isBold ? 'currentColor' : token('color.icon.danger')} />,
};
