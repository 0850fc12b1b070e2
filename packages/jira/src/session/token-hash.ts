import { createHash } from 'node:crypto';

/** SHA-256 in hex. Enough for tokens of 256 random bits; passwords go through scrypt. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
