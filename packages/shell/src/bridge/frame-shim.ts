// Runs first in every app frame (`global-bridge.js`): gives `@forge/bridge` its `__bridge` and carries each call to the
// shell. The shell's origin stands in the script's own tag, written there by the host; nothing else is believed.
import { FRAME_HELLO, FRAME_WELCOME, type FrameMessage } from '@tenon/wire';
import { watchDocumentHeight } from './document-height.ts';
import { Endpoint, type Port } from './endpoint.ts';
import { parseShellMessage } from './shim-messages.ts';

type CallBridge = (command: string, payload?: unknown) => Promise<unknown>;

const shellOrigin = document.currentScript?.dataset.shellOrigin;
const connected = shellOrigin ? connect(shellOrigin) : Promise.reject(new Error('Bridge has no shell origin'));
// Each call reports the failure itself; alone it would only be an unhandled rejection.
connected.catch(() => undefined);

const callBridge: CallBridge = async (command, payload) => (await connected).call(command, payload);
Object.defineProperty(globalThis, '__bridge', { value: Object.freeze({ callBridge }), configurable: false });

void connected.then((endpoint) => {
  const watch = () => watchDocumentHeight((height) => endpoint.notify({ type: 'resize', height }));
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', watch, { once: true });
  else watch();
});

/** Says hello to the shell and waits for its port. Calls made before wait on the same promise. */
function connect(origin: string): Promise<Endpoint> {
  return new Promise((resolve) => {
    window.addEventListener('message', function welcome(event: MessageEvent<unknown>) {
      const port = event.ports[0];
      if (event.origin !== origin || event.source !== window.parent || !port || !isWelcome(event.data)) return;
      window.removeEventListener('message', welcome);
      // A MessagePort is a Port; only the parameter type of its `onmessage` is narrower.
      resolve(new Endpoint({ port: port as unknown as Port, parse: parseShellMessage, onNotice: applyTheme }));
    });
    window.parent.postMessage({ type: FRAME_HELLO }, origin);
  });
}

function isWelcome(data: unknown): boolean {
  return typeof data === 'object' && data !== null && (data as { type?: unknown }).type === FRAME_WELCOME;
}

function applyTheme(message: FrameMessage): void {
  if (message.type !== 'theme') return;
  for (const [name, value] of Object.entries(message.attributes)) {
    if (name.startsWith('data-')) document.documentElement.setAttribute(name, value);
  }
  for (const { id, css } of message.styles) {
    const selector = `style[data-theme="${CSS.escape(id)}"]`;
    const style = document.head.querySelector(selector) ?? document.head.appendChild(document.createElement('style'));
    style.setAttribute('data-theme', id);
    style.textContent = css;
  }
}
