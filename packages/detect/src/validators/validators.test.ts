import { describe, expect, test } from 'vitest';
import { base62Checksum, isBase62Crc32 } from './base62-crc32.ts';
import { crc32 } from './crc32.ts';
import { ibanLengthIn, isIban } from './iban.ts';
import { hasJwtHeader } from './jwt-header.ts';
import { isLuhn } from './luhn.ts';
import { mod97 } from './mod97.ts';
import { isPaymentCard } from './payment-card.ts';
import { isPemPrivateKey } from './pem.ts';
import { isUsSsn } from './us-ssn.ts';

test('crc32() has the check value of the CRC catalogue', () => {
  expect(crc32('123456789')).toBe(0xcbf43926);
  expect(crc32('')).toBe(0);
});

test('isBase62Crc32() accepts a checksum and refuses each change of one character', () => {
  const random = 'b'.repeat(15) + 'C'.repeat(15);
  const token = `p_${random}${base62Checksum(random)}`;
  expect(isBase62Crc32(token)).toBe(true);
  for (let i = 2; i < token.length; i++) {
    expect(isBase62Crc32(`${token.slice(0, i)}${token[i] === '7' ? '8' : '7'}${token.slice(i + 1)}`)).toBe(false);
  }
});

test('isLuhn() accepts the example of the standard and refuses a wrong digit', () => {
  expect(isLuhn('79927398713')).toBe(true);
  expect(isLuhn('79927398710')).toBe(false);
  expect(isLuhn('')).toBe(false);
});

test('mod97() takes letters as numbers', () => {
  expect(mod97('98')).toBe(1);
  expect(mod97('A')).toBe(10);
  expect(mod97('Z9')).toBe(359 % 97);
});

describe('isIban()', () => {
  // Examples from the registry that documents the format; they are nobody's account.
  test.each(['GB29NWBK60161331926819', 'DE89370400440532013000', 'NO9386011117947'])('accepts %s', (iban) => {
    expect(isIban(iban)).toBe(true);
  });
  test.each([
    ['wrong check digits', 'GB28NWBK60161331926819'],
    ['wrong length', 'DE8937040044053201300'],
    ['unknown country', 'XX89370400440532013000'],
  ])('refuses %s', (_, iban) => {
    expect(isIban(iban)).toBe(false);
  });
});

test('ibanLengthIn() stops before a word that follows', () => {
  expect(ibanLengthIn('BE68 5390 0754 7034 BANK')).toBe('BE68 5390 0754 7034'.length);
  expect(ibanLengthIn('BE68539007547034')).toBe(16);
});

describe('isPaymentCard()', () => {
  const withCheckDigit = (body: string) => [...'0123456789'].map((digit) => body + digit).find(isLuhn) ?? '';
  test.each([
    ['Visa', '452038716409528'],
    ['Mastercard', '531987402561830'],
    ['Mastercard, second series', '227154098317624'],
    ['American Express', '37194082563718'],
    ['Discover', '601183940275163'],
    ['JCB', '353871940256183'],
    ['Diners Club', '3618402957316'],
  ])('accepts %s', (_, body) => expect(isPaymentCard(withCheckDigit(body))).toBe(true));
  test.each([
    ['an unknown issuer', '991987402561830'],
    ['a Visa number of fourteen digits', '4520387164095'],
    ['a test number', '424242424242424'],
    ['a test number of zeros', '555555000000444'],
  ])('refuses %s', (_, body) => expect(isPaymentCard(withCheckDigit(body))).toBe(false));
  test('refuses a wrong check digit', () => {
    const number = withCheckDigit('452038716409528');
    expect(isPaymentCard(number.slice(0, -1) + ((Number(number.at(-1)) + 1) % 10))).toBe(false);
  });
});

test('isUsSsn() refuses what was never issued and what is printed everywhere', () => {
  expect(isUsSsn('536221947')).toBe(true);
  for (const digits of ['000221947', '666221947', '936221947', '536001947', '536220000', '078051120', '111111111']) {
    expect(isUsSsn(digits)).toBe(false);
  }
});

describe('hasJwtHeader()', () => {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = (header: unknown, payload: unknown) => `${part(header)}.${part(payload)}.${'s'.repeat(43)}`;
  test('accepts an algorithm and a payload', () => {
    expect(hasJwtHeader(token({ alg: 'RS256' }, { sub: '7', name: 'Grüße' }))).toBe(true);
  });
  test.each([
    ['no algorithm', token({ typ: 'JWT' }, { sub: '7' })],
    ['the algorithm none', token({ alg: 'none' }, { sub: '7' })],
    ['a payload that is no object', token({ alg: 'RS256' }, 'text')],
    ['the sample of the tutorials', token({ alg: 'HS256' }, { sub: '1234567890', name: 'John Doe' })],
    ['a header that is no JSON', 'eyJhbGciOi.eyJhbGciOi.signature'],
  ])('refuses %s', (_, value) => expect(hasJwtHeader(value)).toBe(false));
});

describe('isPemPrivateKey()', () => {
  const pem = (head: string) => `-----BEGINRSAPRIVATEKEY-----${btoa(head)}${'Qk'.repeat(60)}-----END`;
  test('accepts an ASN.1 sequence and an OpenSSH key', () => {
    expect(isPemPrivateKey(pem('0\x82\x04'))).toBe(true);
    expect(isPemPrivateKey(pem('openssh-key-v1\0'))).toBe(true);
  });
  test('refuses other bytes and short bodies', () => {
    expect(isPemPrivateKey(pem('abc'))).toBe(false);
    expect(isPemPrivateKey(`-----BEGINRSAPRIVATEKEY-----${btoa('0\x82\x04')}`)).toBe(false);
  });
});
