// Shell <-> host over HTTP (same origin as the shell, session required), and shell <-> app frame over a MessagePort.
import { z } from 'zod';

/** Where a module stands in the shell. Values are manifest module types. */
export const slot = z.enum(['jira:issuePanel', 'jira:adminPage']);
export type Slot = z.infer<typeof slot>;

/** GET /_tenon/modules?slot=… -> { modules: ModuleSummary[] }; holds only what the signed-in user may open. */
export const moduleSummary = z.object({
  installationId: z.string(),
  appName: z.string(),
  moduleKey: z.string(),
  slot,
  title: z.string(),
  icon: z.string().optional(),
});
export type ModuleSummary = z.infer<typeof moduleSummary>;
export const moduleList = z.object({ modules: z.array(moduleSummary) });

/** POST /_tenon/frames: the host checks that the user may open the module there and signs that answer into `frameToken`. */
export const openFrameRequest = z.object({
  installationId: z.string(),
  moduleKey: z.string(),
  issueKey: z.string().optional(),
});
export const forgeContext = z.looseObject({
  accountId: z.string().optional(),
  cloudId: z.string(),
  siteUrl: z.string(),
  environmentId: z.string(),
  environmentType: z.string(),
  moduleKey: z.string(),
  localId: z.string(),
  locale: z.string(),
  timezone: z.string(),
  extension: z.looseObject({ type: z.string() }),
});
export type ForgeContext = z.infer<typeof forgeContext>;
export const openFrameResponse = z.object({
  frameToken: z.string(),
  url: z.string(),
  origin: z.string(),
  context: forgeContext,
});
export type OpenFrameResponse = z.infer<typeof openFrameResponse>;

/** POST /_tenon/invoke. JSON drops what is undefined: no payload, or a function that returns nothing, is a missing key. */
export const invokeRequest = z.object({
  frameToken: z.string(),
  functionKey: z.string(),
  payload: z.unknown().optional(),
});
export const invokeResponse = z.discriminatedUnion('success', [
  z.object({ success: z.literal(true), body: z.unknown().optional() }),
  z.object({ success: z.literal(false), error: z.object({ errorMessage: z.string(), errorType: z.string() }) }),
]);
export type InvokeResponse = z.infer<typeof invokeResponse>;

const headerName = z.string().regex(/^[A-Za-z0-9-]+$/);
/** Nothing that could end the header. */
const headerValue = z.string().regex(/^[^\r\n\0]*$/);

/** POST /_tenon/fetch-product: `requestJira` of the frame, as the signed-in user and within the app's scopes. */
export const fetchProductRequest = z.object({
  frameToken: z.string(),
  restPath: z.string(),
  fetchRequestInit: z.object({
    method: z
      .string()
      .regex(/^[A-Za-z]+$/)
      .optional(),
    body: z.string().optional(),
    headers: z.array(z.tuple([headerName, headerValue])).optional(),
  }),
});
export const fetchProductResponse = z.object({
  status: z.number(),
  statusText: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
});

/** Any refusal of the /_tenon endpoints. */
export const hostErrorBody = z.object({ code: z.string(), message: z.string() });

/** A function inside a payload travels as its handle; the other side makes a stub that posts `callback`. */
export const functionHandle = z.object({ __tenonFunction: z.number() });

export const frameMessage = z.discriminatedUnion('type', [
  /** frame -> shell: one `callBridge(command, payload)`. */
  z.object({ type: z.literal('call'), id: z.number(), command: z.string(), payload: z.unknown().optional() }),
  /** Outcome of a `call` or of a `callback` that carries an id; ids belong to the side that asked. */
  z.object({ type: z.literal('return'), id: z.number(), value: z.unknown().optional() }),
  z.object({ type: z.literal('throw'), id: z.number(), message: z.string() }),
  /** Runs a function that the receiver passed in a payload or a result; with an `id` its outcome is wanted. */
  z.object({
    type: z.literal('callback'),
    id: z.number().optional(),
    handle: z.number(),
    args: z.array(z.unknown()),
  }),
  /** The sender has no stub of this function any more: the receiver forgets it. */
  z.object({ type: z.literal('release'), handle: z.number() }),
  /** frame -> shell: the height in CSS pixels that the document needs. */
  z.object({ type: z.literal('resize'), height: z.number() }),
  /** shell -> frame: design tokens, after `enableTheming` and at every change of the theme. */
  z.object({
    type: z.literal('theme'),
    attributes: z.record(z.string(), z.string()),
    styles: z.array(z.object({ id: z.string(), css: z.string() })),
  }),
]);
export type FrameMessage = z.infer<typeof frameMessage>;
