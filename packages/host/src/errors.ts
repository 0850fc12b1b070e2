import { TenonError } from '@tenon/kernel';

/**
 * APP_MANIFEST_INVALID, APP_BUNDLE_FAILED, APP_RESOURCE_MISSING: an app folder that cannot be installed.
 * APP_FILE_REFUSED: a link, or a file outside the app's own folder and its packages.
 * INSTALLATION_NOT_FOUND, MODULE_NOT_FOUND, FUNCTION_NOT_FOUND: an id that names nothing.
 * FRAME_EXPIRED: the frame's token is too old; open the frame again. FRAME_INVALID: no token of ours.
 * NOT_PERMITTED: the signed-in user may not open this module. NOT_SIGNED_IN: nobody is signed in.
 * TOO_MANY_CALLS: an app has more calls waiting than a host holds for it.
 * REQUEST_INVALID: a body that the wire schema refuses. INTERNAL: a defect; the cause is in the log.
 */
export type HostErrorCode =
  | 'APP_MANIFEST_INVALID'
  | 'APP_BUNDLE_FAILED'
  | 'APP_RESOURCE_MISSING'
  | 'APP_FILE_REFUSED'
  | 'INSTALLATION_NOT_FOUND'
  | 'MODULE_NOT_FOUND'
  | 'FUNCTION_NOT_FOUND'
  | 'FRAME_EXPIRED'
  | 'FRAME_INVALID'
  | 'NOT_PERMITTED'
  | 'NOT_SIGNED_IN'
  | 'TOO_MANY_CALLS'
  | 'REQUEST_INVALID'
  | 'INTERNAL';

export class HostError extends TenonError<HostErrorCode> {}
