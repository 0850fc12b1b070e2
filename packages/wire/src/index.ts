export {
  type ForgeContext,
  type FrameMessage,
  fetchProductRequest,
  fetchProductResponse,
  forgeContext,
  frameMessage,
  functionHandle,
  hostErrorBody,
  type InvokeResponse,
  invokeRequest,
  invokeResponse,
  type ModuleSummary,
  moduleList,
  moduleSummary,
  type OpenFrameResponse,
  openFrameRequest,
  openFrameResponse,
  type Slot,
  slot,
} from './frame.ts';
export { GATEWAY_HEADERS, PROXY_ERROR_HEADER } from './gateway.ts';
export { FRAME_HELLO, FRAME_WELCOME } from './handshake.ts';
export {
  type FromSandbox,
  fromSandbox,
  type InvocationMeta,
  invocationError,
  invocationMeta,
  type ToSandbox,
  toSandbox,
} from './sandbox.ts';
