export { AppProviders } from './app-providers.tsx';
export { type Client, createClient, InvokeFailure, isNotPermitted } from './client.ts';
export { mount } from './mount.tsx';
export { Empty, ErrorState, type Loadable, Loaded, Loading, NotPermitted } from './states.tsx';
