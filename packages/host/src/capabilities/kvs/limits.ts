import { KVS_LIMITS } from '../../limits.ts';
import { KvsError } from './errors.ts';

/** Key and value are compared with the limits here and nowhere else. */
export function requireKey(key: string): string {
  if (key.length === 0) throw new KvsError('EMPTY_KEY', 'Cannot use key: it is empty');
  if (key.length > KVS_LIMITS.keyChars)
    throw new KvsError(
      'KEY_TOO_LONG',
      `Cannot use key: ${key.length} characters exceed the limit of ${KVS_LIMITS.keyChars}`,
    );
  if (!KVS_LIMITS.keyPattern.test(key))
    throw new KvsError('INVALID_KEY', 'Cannot use key: only letters, digits, spaces and . : _ # - are allowed');
  return key;
}

/** The value as JSON text. */
export function requireValue(value: unknown): string {
  if (value === undefined || value === null) throw new KvsError('INVALID_REQUEST', 'Cannot store value: it is empty');
  if (isDeeper(value, KVS_LIMITS.valueDepth))
    throw new KvsError('MAX_DEPTH', `Cannot store value: it is nested deeper than ${KVS_LIMITS.valueDepth} levels`);
  const text = JSON.stringify(value);
  const bytes = Buffer.byteLength(text);
  if (bytes > KVS_LIMITS.valueBytes)
    throw new KvsError(
      'MAX_SIZE',
      `Cannot store value: ${bytes} bytes exceed the limit of ${KVS_LIMITS.valueBytes} bytes`,
    );
  return text;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((child) => isDeeper(child, levels - 1));
}
