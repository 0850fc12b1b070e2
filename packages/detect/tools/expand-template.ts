// Expands the templates of `examples` and `counterExamples`. Values are made when a test runs, so none stands in the repository.
import { base62Checksum } from '../src/validators/base62-crc32.ts';
import { isLuhn } from '../src/validators/luhn.ts';
import { mod97 } from '../src/validators/mod97.ts';

/** A number in [0, below); seeded by the caller, so that a failure can be repeated. */
export type Pick = (below: number) => number;

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const ALNUM = UPPER + LOWER + DIGITS;

/** The length of an IBAN after its check digits, for the countries that templates use. */
const IBAN_BODIES: Record<string, string> = { DE: 'd18', NL: 'u4d10', GB: 'u4d14', BE: 'd12' };
const CARD_PREFIXES: Record<string, [prefix: string, length: number]> = {
  visa: ['4', 16],
  mastercard: ['53', 16],
  amex: ['37', 15],
};

/** `{{name:argument}}` becomes a value; everything else stays. Throws on an unknown name. */
export function expandTemplate(template: string, pick: Pick): string {
  return template.replace(/\{\{([a-z0-9-]+)(?::([^}]+))?\}\}/g, (_, name: string, argument = '') =>
    expandSlot(name, argument, pick),
  );
}

function expandSlot(name: string, argument: string, pick: Pick): string {
  switch (name) {
    case 'literal':
      return argument;
    case 'digits':
      return characters(DIGITS, Number(argument), pick);
    case 'hex':
      return characters('0123456789abcdef', Number(argument), pick);
    case 'alnum':
      return characters(ALNUM, Number(argument), pick);
    case 'upper-alnum':
      return characters(UPPER + DIGITS, Number(argument), pick);
    case 'lower-alnum':
      return characters(LOWER + DIGITS, Number(argument), pick);
    case 'base62-crc32': {
      const random = characters(ALNUM, Number(argument), pick);
      return random + base62Checksum(random);
    }
    case 'jwt':
      return jwt(pick);
    case 'pem':
      return pem(argument, pick);
    case 'iban':
      return iban(argument, pick);
    case 'iban-grouped':
      return grouped(iban(argument, pick), [4, 4, 4, 4, 4, 4, 4, 4]);
    case 'card':
      return card(argument, pick);
    case 'card-grouped':
      return grouped(card(argument, pick), [4, 4, 4, 4]);
    case 'ssn':
      return `${400 + pick(200)}-${10 + pick(80)}-${1000 + pick(9000)}`;
    default:
      throw new Error(`Cannot expand template: the slot "${name}" is unknown`);
  }
}

function characters(alphabet: string, count: number, pick: Pick): string {
  return Array.from({ length: count }, () => alphabet.charAt(pick(alphabet.length))).join('');
}

function jwt(pick: Pick): string {
  const parts = [
    { alg: 'HS256', typ: 'JWT' },
    { sub: characters(DIGITS, 9, pick), scope: 'read write' },
  ].map((part) => btoa(JSON.stringify(part)).replace(/=/g, ''));
  return [...parts, characters(ALNUM, 43, pick)].join('.');
}

function pem(type: string, pick: Pick): string {
  const head = type === 'OPENSSH' ? btoa('openssh-key-v1\0') : 'MIIE';
  const body = head + characters(ALNUM, 64 * 12 - head.length, pick);
  const lines = body.match(/.{64}/g) ?? [];
  return [`-----BEGIN ${type} PRIVATE KEY-----`, ...lines, `-----END ${type} PRIVATE KEY-----`].join('\n');
}

function iban(country: string, pick: Pick): string {
  const body = (IBAN_BODIES[country] ?? '').replace(/([du])(\d+)/g, (_, kind: string, count: string) =>
    characters(kind === 'd' ? DIGITS : UPPER, Number(count), pick),
  );
  return `${country}${String(98 - mod97(`${body}${country}00`)).padStart(2, '0')}${body}`;
}

function card(issuer: string, pick: Pick): string {
  const [prefix, length] = CARD_PREFIXES[issuer] ?? ['', 0];
  const body = prefix + characters(DIGITS, length - prefix.length - 1, pick);
  return [...DIGITS].map((digit) => body + digit).find(isLuhn) ?? '';
}

function grouped(text: string, sizes: readonly number[]): string {
  const groups: string[] = [];
  let at = 0;
  for (const size of sizes) {
    groups.push(text.slice(at, at + size));
    at += size;
  }
  return groups.filter((group) => group !== '').join(' ');
}
