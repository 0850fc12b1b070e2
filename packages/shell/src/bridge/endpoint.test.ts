import { afterEach, describe, expect, it } from 'vitest';
import { Endpoint, type EndpointOptions, type Port } from './endpoint.ts';
import { parseFrameMessage } from './frame-host.ts';
import { parseShellMessage } from './shim-messages.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** Two endpoints over a real channel, each with the parser it has in life. */
function connect(onCall: EndpointOptions['onCall']) {
  const { port1, port2 } = new MessageChannel();
  const shell = new Endpoint({ port: port1 as unknown as Port, parse: parseFrameMessage, ...(onCall && { onCall }) });
  const frame = new Endpoint({ port: port2 as unknown as Port, parse: parseShellMessage });
  ends.push(
    () => shell.dispose(),
    () => frame.dispose(),
  );
  return { shell, frame, shellPort: port1, framePort: port2 };
}

describe('Endpoint', () => {
  it('answers a call', async () => {
    const { frame } = connect((command, payload) => ({ command, payload }));
    await expect(frame.call('echo', { a: 1 })).resolves.toEqual({ command: 'echo', payload: { a: 1 } });
  });

  it('answers a call without payload with nothing', async () => {
    const { frame } = connect(() => undefined);
    await expect(frame.call('nothing', undefined)).resolves.toBeUndefined();
  });

  it('rejects with an Error that carries only the message', async () => {
    const { frame } = connect(() => {
      throw Object.assign(new TypeError('no such thing'), { secret: 'stays here' });
    });
    const error = await frame.call('x', {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toBe('no such thing');
    expect(error).not.toHaveProperty('secret');
  });

  it('keeps functions of a payload callable, with results and errors', async () => {
    const seen: unknown[] = [];
    const { frame } = connect(async (_, payload) => {
      const { onClick, onFail } = payload as { onClick: (x: number) => Promise<number>; onFail: () => Promise<never> };
      seen.push(await onClick(20), await onFail().catch((error: Error) => error.message));
    });
    const onFail = () => {
      throw new Error('callback failed');
    };
    await frame.call('x', { onClick: (x: number) => x + 1, onFail });
    expect(seen).toEqual([21, 'callback failed']);
  });

  it('keeps functions of a result callable: a live object with a listener and its end', async () => {
    const listeners = new Set<(path: string) => unknown>();
    const { frame } = connect(() => ({
      location: '/start',
      listen: (listener: (path: string) => unknown) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      push: (path: string) => Promise.all([...listeners].map((listener) => listener(path))),
    }));
    type Live = {
      location: string;
      listen: (listener: (path: string) => void) => Promise<() => Promise<boolean>>;
      push: (path: string) => Promise<unknown>;
    };
    const live = (await frame.call('createHistory', undefined)) as Live;
    const paths: string[] = [];
    const unlisten = await live.listen((path) => void paths.push(path));
    await live.push('/a');
    expect(await unlisten()).toBe(true);
    await live.push('/b');
    expect({ location: live.location, paths }).toEqual({ location: '/start', paths: ['/a'] });
  });

  it('rejects at once what cannot be cloned', async () => {
    const { frame } = connect(() => 1);
    await expect(frame.call('x', { weak: new WeakMap() })).rejects.toThrow('could not be cloned');
    await expect(frame.call('x', {})).resolves.toBe(1);
  });

  it('rejects when its own answer cannot be cloned', async () => {
    const { frame } = connect(() => ({ weak: new WeakMap() }));
    await expect(frame.call('x', {})).rejects.toThrow('could not be cloned');
  });

  it('drops what is no message, and answers for ids that nobody waits for', async () => {
    const { frame, framePort, shellPort } = connect(() => 'alive');
    for (const junk of [null, 'x', {}, { type: 'call' }, { type: 'call', id: 'x', command: 5 }, { type: 'evil' }]) {
      framePort.postMessage(junk);
      shellPort.postMessage(junk);
    }
    shellPort.postMessage({ type: 'return', id: 99, value: 1 });
    await expect(frame.call('x', {})).resolves.toBe('alive');
  });

  it('never lets the shell run a command in the frame', async () => {
    const { frame, shellPort } = connect(() => 'alive');
    shellPort.postMessage({ type: 'call', id: 1, command: 'x' });
    await expect(frame.call('x', {})).resolves.toBe('alive');
  });

  it('forgets a function that the other side released', async () => {
    let kept: (() => Promise<unknown>) | undefined;
    const { frame, shellPort } = connect((command, payload) => {
      if (command === 'give') kept = (payload as { f: () => Promise<unknown> }).f;
    });
    await frame.call('give', { f: () => 'here' });
    await expect(kept?.()).resolves.toBe('here');
    shellPort.postMessage({ type: 'release', handle: 1 });
    await expect(kept?.()).rejects.toThrow('Function is gone');
  });

  it('rejects what waits when it is disposed, and everything after', async () => {
    const { frame } = connect(() => new Promise(() => undefined));
    const waiting = frame.call('x', {});
    frame.dispose();
    await expect(waiting).rejects.toThrow('Bridge is closed');
    await expect(frame.call('x', {})).rejects.toThrow('Bridge is closed');
  });
});
