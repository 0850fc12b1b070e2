// The one place where the app asks the machine for time and ids.
import { randomBytes, randomUUID } from 'node:crypto';

export function now(): number {
  return Date.now();
}

export function newId(): string {
  return randomUUID();
}

/** 256 random bits in hexadecimal. */
export function newKey(): string {
  return randomBytes(32).toString('hex');
}
