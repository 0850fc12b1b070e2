export { HostError, type HostErrorCode } from './errors.ts';
export { type Host, type HostOptions, openHost } from './host.ts';
export { describeDiagnostic, type InstallResult } from './installation/install-app.ts';
export type { Installation } from './installation/installation.ts';
export type { LogLine } from './invocation/app-log.ts';
export type { InvocationRequest } from './invocation/invoker.ts';
export { type Listening, listenOnLoopback } from './listen.ts';
export type { Product, ProductEvent, ProductRequest } from './ports.ts';
export type { Outcome } from './sandbox/app-sandbox.ts';
