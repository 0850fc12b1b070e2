import { mod97 } from './mod97.ts';

// Length by country, from the IBAN registry of SWIFT (https://www.swift.com/standards/data-standards/iban-international-bank-account-number).
const LENGTHS_BY_COUNTRY =
  'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 ' +
  'FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 ' +
  'MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 ' +
  'SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30';

const lengths = new Map(
  LENGTHS_BY_COUNTRY.split(' ').map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
);

/** Country, length and check digits (ISO 13616-1). The argument has no blanks. */
export function isIban(iban: string): boolean {
  return lengths.get(iban.slice(0, 2)) === iban.length && mod97(iban.slice(4) + iban.slice(0, 4)) === 1;
}

/** How much of a text that begins with an IBAN belongs to it: words in capitals may follow an IBAN written in groups. */
export function ibanLengthIn(text: string): number {
  const wanted = lengths.get(text.slice(0, 2));
  let seen = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === ' ' && seen === wanted) return i;
    if (text[i] !== ' ') seen++;
  }
  return text.length;
}
