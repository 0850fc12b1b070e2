import type { ValidatorName } from '../rule.ts';
import { isBase62Crc32 } from './base62-crc32.ts';
import { isIban } from './iban.ts';
import { hasJwtHeader } from './jwt-header.ts';
import { isPaymentCard } from './payment-card.ts';
import { isPemPrivateKey } from './pem.ts';
import { isUsSsn } from './us-ssn.ts';

const VALIDATORS: Record<ValidatorName, (value: string) => boolean> = {
  'base62-crc32': isBase62Crc32,
  iban: isIban,
  'jwt-header': hasJwtHeader,
  'payment-card': isPaymentCard,
  pem: isPemPrivateKey,
  'us-ssn': isUsSsn,
};

export function validate(name: ValidatorName, normalised: string): boolean {
  return VALIDATORS[name](normalised);
}
