import { crc32 } from 'node:zlib';
import type { Random } from '@tenon/kernel';
import { Dice } from '../dice.ts';

const digits = '0123456789';
const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();
const alphanumeric = digits + upper + lower;

/**
 * A value for each built-in detection rule, well formed down to its check digits and valid nowhere. Made when the
 * program runs; prefixes are put together so that not even this file looks like a leak.
 */
export const secretGenerators: Readonly<Record<string, (random: Random) => string>> = {
  'aws.access-key-id.1': from((dice) => `AK${'IA'}${dice.letters(16, `${upper}234567`)}`),
  'github.token.1': from((dice) => checksummed(dice, `gh${'p'}`)),
  'npm.token.1': from((dice) => checksummed(dice, `np${'m'}`)),
  'gitlab.token.1': from((dice) => `gl${'pat'}-${dice.letters(20, alphanumeric)}`),
  'slack.token.1': from((dice) =>
    ['xo', `xb-${number(dice, 12)}-${number(dice, 13)}-${dice.letters(24, alphanumeric)}`].join(''),
  ),
  'slack.webhook-url.1': from((dice) => {
    const id = () => dice.letters(9, upper + digits);
    return `https://hooks.${'slack'}.com/services/T${id()}/B${id()}/${dice.letters(24, alphanumeric)}`;
  }),
  'stripe.secret-key.1': from((dice) => `sk_${'live'}_${dice.letters(24, alphanumeric)}`),
  'google.api-key.1': from((dice) => `AI${'za'}${dice.letters(35, alphanumeric)}`),
  'anthropic.api-key.1': from((dice) => `sk-${'ant'}-api03-${dice.letters(93, alphanumeric)}AA`),
  'jwt.token.1': from(jwt),
  'pem.private-key.1': from(pem),
  'database.url-password.1': from((dice) => {
    const user = dice.pick(['shop_app', 'reporting', 'ledger', 'catalog']);
    return `postgres${'ql'}://${user}:${dice.letters(18, alphanumeric)}@db-${dice.between(1, 6)}.internal.fernwharf.example:5432/${user}`;
  }),
  'pii.iban.1': from(iban),
  'pii.payment-card.1': from(card),
  'pii.us-ssn.1': from((dice) => `${dice.between(101, 665)}-${dice.between(11, 98)}-${dice.between(1013, 9877)}`),
};

function from(make: (dice: Dice) => string): (random: Random) => string {
  return (random) => make(new Dice(random));
}

/** A number of so many digits that does not begin with zero. */
function number(dice: Dice, length: number): string {
  return dice.letters(1, digits.slice(1)) + dice.letters(length - 1, digits);
}

/** Random characters and their CRC-32 as six digits of base 62, as GitHub and npm make tokens. */
function checksummed(dice: Dice, prefix: string): string {
  const body = dice.letters(30, alphanumeric);
  let rest = crc32(body);
  let checksum = '';
  for (let i = 0; i < 6; i++) {
    checksum = alphanumeric.charAt(rest % 62) + checksum;
    rest = Math.floor(rest / 62);
  }
  return `${prefix}_${body}${checksum}`;
}

function jwt(dice: Dice): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const issuedAt = dice.between(1_700_000_000, 1_740_000_000);
  const claims = {
    iss: 'https://login.fernwharf.example',
    sub: dice.letters(20, digits + lower),
    iat: issuedAt,
    exp: issuedAt + 3600,
  };
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.${Buffer.from(dice.random.bytes(32)).toString('base64url')}`;
}

/** The outer form of a PKCS #1 key around random bytes. */
function pem(dice: Dice): string {
  const body = Buffer.concat([
    Buffer.from([0x30, 0x82, 0x02, 0x5c, 0x02, 0x01, 0x00]),
    dice.random.bytes(601),
  ]).toString('base64');
  const label = ['RSA', 'PRIVATE', 'KEY'].join(' ');
  return [`-----BEGIN ${label}-----`, ...(body.match(/.{1,64}/g) ?? []), `-----END ${label}-----`].join('\n');
}

/** Austrian and German accounts; the check digits make the number congruent to 1 modulo 97 (ISO 13616). */
function iban(dice: Dice): string {
  const country = dice.pick(['AT', 'DE']);
  const account = number(dice, country === 'AT' ? 16 : 18);
  const asDigits = [...`${account}${country}00`].map((sign) => Number.parseInt(sign, 36)).join('');
  const check = 98n - (BigInt(asDigits) % 97n);
  const whole = `${country}${String(check).padStart(2, '0')}${account}`;
  return (whole.match(/.{1,4}/g) ?? []).join(' ');
}

/** Visa or Mastercard in groups of four, with the check digit of ISO/IEC 7812. */
function card(dice: Dice): string {
  const body = `${dice.pick(['4', '51', '52', '53', '54', '55'])}${dice.letters(15, digits)}`.slice(0, 15);
  const sum = [...body].reduce((total, digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return (`${body}${(10 - (sum % 10)) % 10}`.match(/.{4}/g) ?? []).join(' ');
}
