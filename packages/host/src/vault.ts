import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import type { Random } from '@tenon/kernel';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Authenticated encryption under the host's key. `purpose` binds a sealed text to its place: moved, it does not open. */
export interface Vault {
  seal(text: string, purpose: string): string;
  /** Throws when the text was not sealed here for this purpose. */
  open(sealed: string, purpose: string): string;
  /** A 32-byte key of its own for another use. */
  deriveKey(purpose: string): Uint8Array;
}

export function createVault(masterKey: Uint8Array, random: Random): Vault {
  const deriveKey = (purpose: string) => new Uint8Array(hkdfSync('sha256', masterKey, '', `tenon:${purpose}`, 32));
  const sealingKey = deriveKey('vault');
  return {
    deriveKey,
    seal(text, purpose) {
      const iv = random.bytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, sealingKey, iv).setAAD(Buffer.from(purpose));
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64');
    },
    open(sealed, purpose) {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv(CIPHER, sealingKey, bytes.subarray(0, IV_BYTES)).setAAD(Buffer.from(purpose));
      decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
      return Buffer.concat([
        decipher.update(bytes.subarray(IV_BYTES, bytes.length - TAG_BYTES)),
        decipher.final(),
      ]).toString('utf8');
    },
  };
}
