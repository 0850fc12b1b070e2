// What Deno would grant without a permission, and what Node libraries expect to be allowed to read.
import os from 'node:os';
import workerThreads from 'node:worker_threads';

const DENIED = () => {
  throw new Error('Not available in a Forge function');
};

class DeniedWorker {
  constructor() {
    DENIED();
  }
}

export function removeAmbient(): void {
  // localStorage and the Cache API write into DENO_DIR; a worker inherits our permissions but not our shims.
  for (const name of [
    'localStorage',
    'sessionStorage',
    'caches',
    'Worker',
    'BroadcastChannel',
    'EventSource',
    'WebSocket',
    'prompt',
    'alert',
    'confirm',
  ]) {
    Reflect.deleteProperty(globalThis, name);
    Object.defineProperty(globalThis, name, { value: undefined, configurable: false, writable: false });
  }
  // pino, slack and others read these at load; they need --allow-sys, which the app does not get.
  const plain = {
    hostname: () => 'forge',
    release: () => '0',
    platform: () => 'linux',
    networkInterfaces: () => ({}),
    userInfo: () => ({ username: 'forge', uid: -1, gid: -1, homedir: '/', shell: null }),
    cpus: () => [],
    totalmem: () => 0,
    freemem: () => 0,
    uptime: () => 0,
    loadavg: () => [0, 0, 0],
    homedir: () => '/',
  };
  Object.assign(os, plain);
  // A worker has a realm of its own, with the storage that was taken from this one.
  Object.assign(workerThreads, { Worker: DeniedWorker });
  Object.assign(globalThis, { XMLHttpRequest: undefined });
  const deno = (globalThis as { Deno?: Record<string, unknown> }).Deno;
  if (deno !== undefined) Object.assign(deno, { execPath: DENIED, cwd: DENIED });
}
