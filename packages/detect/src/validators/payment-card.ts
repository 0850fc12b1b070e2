import { isLuhn } from './luhn.ts';

// Issuer ranges as the networks publish them, narrowed to what is issued: prefix from, prefix to, allowed lengths.
const ISSUERS: readonly (readonly [from: number, to: number, lengths: readonly number[]])[] = [
  [4, 4, [13, 16, 19]], // Visa
  [51, 55, [16]], // Mastercard
  [2221, 2720, [16]], // Mastercard, second series
  [34, 34, [15]], // American Express
  [37, 37, [15]],
  [6011, 6011, [16, 19]], // Discover
  [644, 659, [16, 19]],
  [3528, 3589, [16, 19]], // JCB
  [300, 305, [14]], // Diners Club
  [36, 36, [14]],
  [38, 39, [14]],
  [62, 62, [16, 17, 18, 19]], // UnionPay
];

/** Luhn, issuer range and length. The networks' and payment services' published test numbers do not count. */
export function isPaymentCard(digits: string): boolean {
  return hasIssuer(digits) && isLuhn(digits) && !isTestCard(digits);
}

function hasIssuer(digits: string): boolean {
  return ISSUERS.some(([from, to, lengths]) => {
    const prefix = Number(digits.slice(0, String(from).length));
    return prefix >= from && prefix <= to && lengths.includes(digits.length);
  });
}

/** Test numbers are made of few digits or of long runs and ramps (https://docs.stripe.com/testing), which chance hardly ever makes. */
function isTestCard(digits: string): boolean {
  return new Set(digits).size <= 4 || /(\d)\1{5}|0{5}|12345678|23456789|(\d{4})\2{2}/.test(digits);
}
