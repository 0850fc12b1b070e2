import { type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import type { Random } from '@tenon/kernel';

const COST = { N: 16_384, r: 8, p: 1 };
const HASH_BYTES = 32;
/** Stands in for the hash of an account that has none; no password fits it. */
const UNKNOWN = ['scrypt', COST.N, COST.r, COST.p, '00', ''].join('$');

/** `scrypt$N$r$p$salt$hash`: the parameters travel with the hash so that they can be raised later. */
export async function hashPassword(password: string, random: Random): Promise<string> {
  const salt = Buffer.from(random.bytes(16));
  const hash = await derive(password, salt, COST);
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('hex'), hash.toString('hex')].join('$');
}

/** Takes as long for an account without a password as for one with it: the time must not tell which names exist. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, N, r, p, salt = '', hash = ''] = (stored ?? UNKNOWN).split('$');
  const actual = await derive(password, Buffer.from(salt, 'hex'), { N: Number(N), r: Number(r), p: Number(p) });
  const expected = Buffer.from(hash, 'hex');
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

function derive(password: string, salt: Buffer, cost: ScryptOptions): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(password, salt, HASH_BYTES, cost, (error, hash) => (error === null ? resolve(hash) : reject(error))),
  );
}
