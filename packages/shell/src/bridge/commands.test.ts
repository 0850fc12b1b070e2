import type { ForgeContext } from '@tenon/wire';
import { describe, expect, it } from 'vitest';
import { createCommands, type FrameServices } from './commands.ts';
import { FrameEvents } from './frame-events.ts';

const CONTEXT: ForgeContext = {
  cloudId: 'c',
  siteUrl: 'http://localhost:8080',
  environmentId: 'e',
  environmentType: 'DEVELOPMENT',
  moduleKey: 'm',
  localId: 'frame-1',
  locale: 'en-US',
  timezone: 'UTC',
  extension: { type: 'jira:adminPage' },
};

/** The commands of one frame, with every effect on the page written down. */
function frame(changes: Partial<FrameServices> = {}) {
  const effects: unknown[][] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void effects.push([name, ...args]);
  const services: FrameServices = {
    client: {
      invoke: async (functionKey, payload) => ({ functionKey, payload }),
      fetchProduct: async (input) => ({ status: 200, statusText: 'OK', headers: {}, body: JSON.stringify(input) }),
    },
    context: () => CONTEXT,
    frameId: 'frame-1',
    installationId: 'inst',
    siteOrigin: 'http://localhost:8080',
    events: new FrameEvents(),
    goTo: note('goTo'),
    openUrl: async (url, type) => {
      effects.push(['openUrl', url.href, type]);
      return true;
    },
    reload: note('reload'),
    setTitle: note('setTitle'),
    showFlag: note('showFlag'),
    closeFlag: note('closeFlag'),
    refreshIssueView: note('refreshIssueView'),
    enableTheming: async () => note('enableTheming')(),
    ...changes,
  };
  return { effects, ...createCommands(services) };
}

describe('backend commands', () => {
  it('invoke passes the function and its payload', async () => {
    const { run } = frame();
    await expect(run('invoke', { functionKey: 'f', payload: { a: 1 } })).resolves.toEqual({
      functionKey: 'f',
      payload: { a: 1 },
    });
    await expect(run('invoke', { functionKey: 'f' })).resolves.toMatchObject({ functionKey: 'f' });
  });

  it('invoke wraps the body when metadata is asked for', async () => {
    const answer = frame().run('invoke', { functionKey: 'f', metadata: { rateLimitProperties: true } });
    await expect(answer).resolves.toEqual({ body: { functionKey: 'f' }, metadata: { rateLimitProperties: {} } });
  });

  it('fetchProduct passes what the contract knows and drops the rest', async () => {
    const answer = await frame().run('fetchProduct', {
      product: 'jira',
      restPath: '/rest/api/3/myself',
      isMultipartFormData: false,
      fetchRequestInit: { method: 'GET', body: null, headers: [['accept', 'x']], credentials: 'include' },
    });
    expect(JSON.parse((answer as { body: string }).body)).toEqual({
      restPath: '/rest/api/3/myself',
      fetchRequestInit: { method: 'GET', headers: [['accept', 'x']] },
    });
  });

  it.each([
    ['fetchProduct', { product: 'confluence', restPath: '/x', fetchRequestInit: {} }, 'product'],
    ['fetchProduct', { product: 'jira', restPath: 'https://evil.test/x', fetchRequestInit: {} }, 'restPath'],
    [
      'fetchProduct',
      { product: 'jira', restPath: '/x', isMultipartFormData: true, fetchRequestInit: {} },
      'isMultipartFormData',
    ],
    ['invoke', { functionKey: 7 }, 'functionKey'],
    ['invoke', undefined, 'payload'],
  ])('%s refuses %j', async (command, payload, place) => {
    const { run } = frame();
    await expect((async () => run(command, payload))()).rejects.toThrow(
      `Cannot run bridge command "${command}": "${place}" is not in the expected form`,
    );
  });
});

describe('view commands', () => {
  it('answer from the frame', () => {
    const { run } = frame();
    expect(run('getContext', undefined)).toBe(CONTEXT);
    expect(run('getFrameId', undefined)).toBe('frame-1');
    expect(run('emitReadyEvent', undefined)).toBe(true);
  });

  it.each(['close', 'submit', 'onClose', 'open', 'refresh'])('%s is not possible outside a dialog', (command) => {
    expect(frame().run(command, () => undefined)).toBe(false);
  });

  it('act on the page', async () => {
    const { run, effects } = frame();
    run('changeWindowTitle', 'Scan');
    run('refreshIssueView', undefined);
    run('reload', undefined);
    await run('enableTheming', undefined);
    expect(effects).toEqual([['setTitle', 'Scan'], ['refreshIssueView'], ['reload'], ['enableTheming']]);
  });

  it('createHistory needs a full page', () => {
    expect(() => frame().run('createHistory', undefined)).toThrow('this module is not a full page');
  });

  it.each(['openModal', 'emitPublic', 'toString', '__proto__', 'fetchRemote'])('%s is refused by name', (command) => {
    expect(() => frame().run(command, {})).toThrow(`Bridge command "${command}" is not supported`);
  });
});

describe('navigation commands', () => {
  it('stay in the shell for its own pages', async () => {
    const { run, effects } = frame();
    await run('navigate', { target: 'issue', issueKey: 'DEMO-1', type: 'same-tab' });
    await run('navigate', { url: 'http://localhost:8080/issues?jql=x#y', type: 'same-tab' });
    expect(effects).toEqual([
      ['goTo', '/browse/DEMO-1'],
      ['goTo', '/issues?jql=x#y'],
    ]);
  });

  it('leave it through openUrl', async () => {
    const { run, effects } = frame();
    await run('navigate', { url: 'https://example.com/', type: 'same-tab' });
    await run('navigate', { url: '/browse/DEMO-1', type: 'new-tab' });
    expect(effects).toEqual([
      ['openUrl', 'https://example.com/', 'same-tab'],
      ['openUrl', 'http://localhost:8080/browse/DEMO-1', 'new-tab'],
    ]);
  });

  it('getUrl tells the address', () => {
    expect(frame().run('getUrl', { target: 'issue', issueKey: 'DEMO-1' })).toBe('http://localhost:8080/browse/DEMO-1');
  });
});

describe('flag commands', () => {
  it('show and close', () => {
    const { run, effects } = frame();
    const flag = { id: 1, title: 'Done', type: 'success', actions: [{ text: 'Undo', onClick: () => undefined }] };
    run('showFlag', flag);
    expect(run('closeFlag', { id: 1 })).toBe(true);
    expect(effects).toEqual([
      ['showFlag', flag],
      ['closeFlag', 1],
    ]);
  });

  it('refuse an action that cannot run', () => {
    const flag = { id: 1, actions: [{ text: 'Undo', onClick: 'code' }] };
    expect(() => frame().run('showFlag', flag)).toThrow('"actions.0.onClick" is not in the expected form');
  });
});

describe('event commands', () => {
  it('reach the frames of the same app only', async () => {
    const events = new FrameEvents();
    const heard: unknown[] = [];
    const hear = (who: string) => ({ event: 'scanned', callback: (payload: unknown) => heard.push([who, payload]) });
    const one = frame({ events });
    frame({ events }).run('on', hear('same app'));
    frame({ events, installationId: 'other' }).run('on', hear('other app'));
    one.run('emit', { event: 'scanned', payload: 1 });
    one.run('emit', { event: 'other event', payload: 2 });
    expect(heard).toEqual([['same app', 1]]);
  });

  it('end with unsubscribe, and with the frame', () => {
    const heard: unknown[] = [];
    const { run, dispose } = frame();
    const callback = (payload: unknown) => heard.push(payload);
    const { unsubscribe } = run('on', { event: 'e', callback }) as { unsubscribe: () => void };
    run('on', { event: 'e', callback });
    run('emit', { event: 'e', payload: 1 });
    unsubscribe();
    run('emit', { event: 'e', payload: 2 });
    dispose();
    run('emit', { event: 'e', payload: 3 });
    expect(heard).toEqual([1, 1, 2]);
  });

  it('are bounded for each frame', () => {
    const { run } = frame();
    for (let count = 0; count < 1000; count++) run('on', { event: 'e', callback: () => undefined });
    expect(() => run('on', { event: 'e', callback: () => undefined })).toThrow('1000 subscriptions are in use already');
  });
});
