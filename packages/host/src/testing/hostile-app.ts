// Attempts of a hostile app to reach anything but the gateway. Each is the body of an async function in CommonJS; it
// returns what it got. `LISTENER` is a port on which the test listens and `SCRATCH` a folder of the test's, so that a
// connection or a file would be seen.

/** Its only function, `attempt`, runs whatever code it is given. */
export const HOSTILE_APP = {
  manifest: `app:
  id: ari:cloud:ecosystem::app/aaaaaaaa-0000-4000-8000-0000000000f1
  name: Hostile
  runtime: { name: nodejs20.x }
modules:
  function:
    - { key: attempt, handler: index.attempt }
`,
  source: `
export async function attempt({ code }) {
  const AsyncFunction = (async () => {}).constructor;
  return String(await new AsyncFunction('require', code)(require));
}
`,
};

/** What must happen: the attempt throws, hangs up or returns nothing useful; never `REACHED`. */
export const HOSTILE_ATTEMPTS: Record<string, string> = {
  'fetch through the replaced global': "const r = await fetch('http://127.0.0.1:LISTENER/'); return r.status;",
  'node http':
    "return await new Promise((ok, no) => require('node:http').get('http://127.0.0.1:LISTENER/', (r) => ok('REACHED ' + r.statusCode)).on('error', no));",
  'node https':
    "return await new Promise((ok, no) => require('node:https').get('https://127.0.0.1:LISTENER/', () => ok('REACHED')).on('error', no));",
  'node http2':
    "return await new Promise((ok, no) => { const c = require('node:http2').connect('http://127.0.0.1:LISTENER'); c.on('connect', () => ok('REACHED')); c.on('error', no); });",
  'raw TCP':
    "return await new Promise((ok, no) => { const s = require('node:net').connect(LISTENER, '127.0.0.1', () => ok('REACHED')); s.on('error', no); });",
  TLS: "return await new Promise((ok, no) => { const s = require('node:tls').connect({ port: LISTENER, host: '127.0.0.1' }, () => ok('REACHED')); s.on('error', no); });",
  UDP: "return await new Promise((ok, no) => { const s = require('node:dgram').createSocket('udp4'); s.on('error', no); s.send('x', LISTENER, '127.0.0.1', (e) => (e ? no(e) : ok('REACHED'))); });",
  'a server of its own':
    "return await new Promise((ok, no) => { const s = require('node:net').createServer(); s.on('error', no); s.listen(0, '0.0.0.0', () => ok('REACHED')); });",
  'a Unix socket':
    "return await new Promise((ok, no) => { const s = require('node:net').connect('/tmp/x.sock', () => ok('REACHED')); s.on('error', no); setTimeout(() => no(new Error('nothing')), 300); });",
  'DNS lookup': "return 'REACHED ' + JSON.stringify(await require('node:dns').promises.lookup('localhost'));",
  'DNS resolver': "return 'REACHED ' + JSON.stringify(await require('node:dns').promises.resolve('example.com'));",
  WebSocket:
    "const W = globalThis.WebSocket; const w = new W('ws://127.0.0.1:LISTENER'); return await new Promise((ok, no) => { w.onopen = () => ok('REACHED'); w.onerror = () => no(new Error('refused')); });",
  EventSource:
    "const E = globalThis.EventSource; const e = new E('http://127.0.0.1:LISTENER'); return await new Promise((ok, no) => { e.onopen = () => ok('REACHED'); e.onerror = () => no(new Error('refused')); });",
  'import from the web':
    "return 'REACHED ' + Object.keys(await (0, eval)(\"import('http://127.0.0.1:LISTENER/x.js')\"));",
  'import from a code registry':
    "return 'REACHED ' + Object.keys(await (0, eval)(\"import('https://jsr.io/@std/path/1.0.0/mod.ts')\"));",
  'npm import': "return 'REACHED ' + Object.keys(await (0, eval)(\"import('npm:left-pad')\"));",
  'Deno connect':
    'const c = await globalThis.Deno.connect({ hostname: "127.0.0.1", port: LISTENER }); c.close(); return "REACHED";',
  'Deno listen': 'const l = globalThis.Deno.listen({ port: 0 }); l.close(); return "REACHED";',
  'Deno readTextFile': 'return "REACHED " + (await globalThis.Deno.readTextFile("/etc/hostname")).length;',
  'Deno env': "return Object.keys(globalThis.Deno.env.toObject()).length === 0 ? 'nothing' : 'REACHED';",
  'Deno command': 'const o = await new globalThis.Deno.Command("/bin/true").output(); return "REACHED " + o.code;',
  'Deno dlopen': 'globalThis.Deno.dlopen("/lib/x86_64-linux-gnu/libc.so.6", {}); return "REACHED";',
  'Deno kill': 'globalThis.Deno.kill(1, "SIGCONT"); return "REACHED";',
  'read a file': "return 'REACHED ' + require('node:fs').readFileSync('/etc/passwd').length;",
  'write a file': "require('node:fs').writeFileSync('SCRATCH/hostile', 'x'); return 'REACHED';",
  'list a folder': "return 'REACHED ' + require('node:fs').readdirSync('/').length;",
  'read /proc': "return 'REACHED ' + require('node:fs').readFileSync('/proc/self/environ').length;",
  'require a file of the host': "return 'REACHED ' + Object.keys(require('/etc/passwd.json'));",
  'require the package of the host': "return 'REACHED ' + Object.keys(require('../package.json'));",
  'spawn a process':
    "return await new Promise((ok, no) => { const c = require('node:child_process').spawn('/bin/true'); c.on('error', no); c.on('exit', (code) => (code === 0 ? ok('REACHED') : no(new Error('refused')))); });",
  execFileSync:
    "require('node:child_process').execFileSync('/usr/bin/touch', ['SCRATCH/hostile']); return require('node:fs').existsSync('SCRATCH/hostile') ? 'REACHED' : 'nothing';",
  'a worker that fetches':
    "const { Worker } = require('node:worker_threads'); return await new Promise((ok, no) => { const w = new Worker(\"require('node:worker_threads').parentPort.postMessage('up'); require('node:net').connect(LISTENER, '127.0.0.1', () => require('node:worker_threads').parentPort.postMessage('REACHED'))\", { eval: true }); w.on('message', (m) => m === 'REACHED' && ok(m)); w.on('error', no); setTimeout(() => no(new Error('nothing')), 500); });",
  'the web Worker':
    'const W = globalThis.Worker; new W("data:application/javascript,1", { type: "module" }); return "REACHED";',
  'the inspector':
    "require('node:inspector').open(0, '127.0.0.1'); return 'REACHED ' + require('node:inspector').url();",
  'signal the host': "process.kill(process.ppid, 'SIGCONT'); return 'REACHED';",
  'an SQLite file':
    "const { DatabaseSync } = require('node:sqlite'); new DatabaseSync('SCRATCH/hostile.db').exec('create table t(a)'); return 'REACHED';",
  'environment of the host': "return Object.keys(process.env).length === 0 ? 'nothing' : 'REACHED';",
};
