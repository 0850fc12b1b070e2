// What an app's frame can ask of the shell. Each payload is parsed; a command that is not in the table is refused.
import type { ForgeContext } from '@tenon/wire';
import { z } from 'zod';
import { BridgeError } from './errors.ts';
import type { FrameClient } from './frame-client.ts';
import type { FrameEvents } from './frame-events.ts';
import { type AddressBar, createFrameHistory } from './frame-history.ts';
import { type NavigationLocation, navigationLocation, urlOf } from './navigation.ts';

export interface BridgeFlag {
  id: string | number;
  title?: string | undefined;
  description?: string | undefined;
  type?: 'info' | 'success' | 'warning' | 'error' | undefined;
  appearance?: 'info' | 'success' | 'warning' | 'error' | undefined;
  actions?: { text: string; onClick: () => void }[] | undefined;
  isAutoDismiss?: boolean | undefined;
}

/** What the commands need of the page around the frame. */
export interface FrameServices {
  client: Pick<FrameClient, 'invoke' | 'fetchProduct'>;
  context: () => ForgeContext;
  frameId: string;
  installationId: string;
  siteOrigin: string;
  events: FrameEvents;
  /** Only full pages have one. */
  address?: AddressBar | undefined;
  /** Follows a same-site path in this tab. */
  goTo: (path: string) => void;
  /** Leaves the site, or opens a tab; false when the person declined. */
  openUrl: (url: URL, type: 'same-tab' | 'new-tab') => Promise<boolean>;
  reload: () => void;
  setTitle: (title: string) => void;
  showFlag: (flag: BridgeFlag) => void;
  closeFlag: (id: string | number) => void;
  refreshIssueView: () => void;
  enableTheming: () => Promise<void>;
}

type Command = (payload: unknown) => unknown;

export interface Commands {
  run: (command: string, payload: unknown) => unknown;
  /** Ends subscriptions and histories with the frame. */
  dispose: () => void;
}

/** The most subscriptions one frame may hold. */
const SUBSCRIPTIONS_MAX = 1000;

export function createCommands(services: FrameServices): Commands {
  const endings = new Set<() => void>();
  const table = new Map<string, Command>([
    ...backendCommands(services),
    ...viewCommands(services, endings),
    ...pageCommands(services),
    ...eventCommands(services, endings),
  ]);
  return {
    run(command, payload) {
      const found = table.get(command);
      if (!found) throw new BridgeError('COMMAND_UNSUPPORTED', `Bridge command "${command}" is not supported`);
      return found(payload);
    },
    dispose() {
      for (const end of endings) end();
      endings.clear();
    },
  };
}

const invoke = z.object({
  functionKey: z.string(),
  payload: z.unknown().optional(),
  metadata: z.object({ rateLimitProperties: z.boolean().optional() }).nullish(),
});
const fetchProduct = z.object({
  product: z.literal('jira'),
  restPath: z.string().startsWith('/'),
  isMultipartFormData: z.literal(false).optional(),
  fetchRequestInit: z.object({
    method: z.string().optional(),
    body: z.string().nullish(),
    headers: z.array(z.tuple([z.string(), z.string()])).optional(),
  }),
});

function backendCommands({ client }: FrameServices): [string, Command][] {
  return [
    [
      'invoke',
      async (input) => {
        const { functionKey, payload, metadata } = parse('invoke', invoke, input);
        const body = await client.invoke(functionKey, payload);
        return metadata ? { body, metadata: { rateLimitProperties: {} } } : body;
      },
    ],
    [
      'fetchProduct',
      (input) => {
        const { restPath, fetchRequestInit } = parse('fetchProduct', fetchProduct, input);
        const { body, ...rest } = fetchRequestInit;
        // The SDK sends null for "no body"; the host's contract leaves it out.
        const init = body === null || body === undefined ? rest : { ...rest, body };
        return client.fetchProduct({ restPath, fetchRequestInit: init });
      },
    ],
  ];
}

function viewCommands(services: FrameServices, endings: Set<() => void>): [string, Command][] {
  return [
    ['getContext', () => services.context()],
    ['getFrameId', () => services.frameId],
    ['emitReadyEvent', () => true],
    ['enableTheming', () => services.enableTheming()],
    ['changeWindowTitle', (input) => services.setTitle(parse('changeWindowTitle', z.string(), input))],
    ['refreshIssueView', () => services.refreshIssueView()],
    // Neither slot is a dialog: the SDK turns false into "this resource's view is not closable" and the like.
    ...['close', 'submit', 'onClose', 'open', 'refresh'].map((name): [string, Command] => [name, () => false]),
    [
      'createHistory',
      () => {
        if (!services.address)
          throw new BridgeError('COMMAND_UNSUPPORTED', 'Cannot create history: this module is not a full page');
        const { history, dispose } = createFrameHistory(services.address);
        keep(endings, dispose);
        return history;
      },
    ],
  ];
}

const flag = z.looseObject({
  id: z.union([z.string(), z.number()]),
  title: z.string().optional(),
  description: z.string().optional(),
  type: z.enum(['info', 'success', 'warning', 'error']).optional(),
  appearance: z.enum(['info', 'success', 'warning', 'error']).optional(),
  actions: z
    .array(z.object({ text: z.string(), onClick: z.custom<() => void>((value) => typeof value === 'function') }))
    .optional(),
  isAutoDismiss: z.boolean().optional(),
});

function pageCommands(services: FrameServices): [string, Command][] {
  const site = { origin: services.siteOrigin, installationId: services.installationId };
  const locate = (name: string, input: unknown) =>
    urlOf(parse<NavigationLocation>(name, navigationLocation, input), site);
  return [
    ['getUrl', (input) => locate('getUrl', input).href],
    ['navigate', (input) => navigate(services, locate('navigate', input), input)],
    ['reload', () => services.reload()],
    ['showFlag', (input) => services.showFlag(parse('showFlag', flag, input))],
    [
      'closeFlag',
      (input) => {
        services.closeFlag(parse('closeFlag', flag.pick({ id: true }), input).id);
        return true;
      },
    ],
  ];
}

const navigationType = z.object({ type: z.enum(['same-tab', 'new-tab']) });

async function navigate(services: FrameServices, url: URL, input: unknown): Promise<boolean> {
  const { type } = parse('navigate', navigationType, input);
  if (type === 'new-tab' || url.origin !== services.siteOrigin) return services.openUrl(url, type);
  services.goTo(url.pathname + url.search + url.hash);
  return true;
}

const emit = z.object({ event: z.string(), payload: z.unknown().optional() });
const on = z.object({
  event: z.string(),
  callback: z.custom<(payload: unknown) => unknown>((value) => typeof value === 'function'),
});

function eventCommands({ events, installationId }: FrameServices, endings: Set<() => void>): [string, Command][] {
  return [
    [
      'emit',
      (input) => {
        const { event, payload } = parse('emit', emit, input);
        events.emit(installationId, event, payload);
        return true;
      },
    ],
    [
      'on',
      (input) => {
        const { event, callback } = parse('on', on, input);
        const end = keep(endings, events.on(installationId, event, callback));
        return { unsubscribe: end };
      },
    ],
  ];
}

/** Remembers what must end with the frame; returns a function that ends it earlier. */
function keep(endings: Set<() => void>, end: () => void): () => void {
  if (endings.size >= SUBSCRIPTIONS_MAX) {
    end();
    throw new BridgeError('PAYLOAD_INVALID', `Cannot subscribe: ${SUBSCRIPTIONS_MAX} subscriptions are in use already`);
  }
  endings.add(end);
  return () => {
    endings.delete(end);
    end();
  };
}

function parse<T>(command: string, schema: z.ZodType<T>, payload: unknown): T {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  const place = parsed.error.issues[0]?.path.join('.') || 'payload';
  throw new BridgeError(
    'PAYLOAD_INVALID',
    `Cannot run bridge command "${command}": "${place}" is not in the expected form`,
  );
}
