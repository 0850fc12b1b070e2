// The words of the frame's handshake. A module of its own: the script inside each app frame loads these and no schema.

/** First message of the frame (`{ type }` to `parent`, target origin = shell's); the shell answers it with a MessagePort. */
export const FRAME_HELLO = 'tenon:hello';
/** Answer of the shell (`{ type }`), carrying one MessagePort. */
export const FRAME_WELCOME = 'tenon:welcome';
