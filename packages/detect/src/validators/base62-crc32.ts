import { crc32 } from './crc32.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const CHECKSUM_LENGTH = 6;

/** Tokens of GitHub and npm: a prefix ending in `_`, random characters, and their CRC-32 as six digits of base 62. */
export function isBase62Crc32(token: string): boolean {
  const body = token.slice(token.indexOf('_') + 1);
  const random = body.slice(0, -CHECKSUM_LENGTH);
  return body.slice(-CHECKSUM_LENGTH) === base62Checksum(random);
}

export function base62Checksum(random: string): string {
  let rest = crc32(random);
  let digits = '';
  for (let i = 0; i < CHECKSUM_LENGTH; i++) {
    digits = ALPHABET.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}
