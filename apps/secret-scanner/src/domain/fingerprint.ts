import { createHmac } from 'node:crypto';

/**
 * Names a value without giving it away: HMAC-SHA-256 under the installation's own key, cut to 128 bits. The
 * input begins with the rule id (see `Finding.fingerprintInput`), so one value found by two rules has two names.
 */
export function fingerprint(keyHex: string, fingerprintInput: string): string {
  const mac = createHmac('sha256', Buffer.from(keyHex, 'hex'));
  return mac.update(fingerprintInput).digest('hex').slice(0, 32);
}
