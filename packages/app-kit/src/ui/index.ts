export { AppProviders } from './app-providers.tsx';
export { type Client, createClient } from './client.ts';
export { mount } from './mount.tsx';
export { InvokeFailure, isNotPermitted, type QueryState, queryState } from './query-state.ts';
export { Empty, ErrorState, type Loadable, Loaded, Loading, NotPermitted } from './states.tsx';
