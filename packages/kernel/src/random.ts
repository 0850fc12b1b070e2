/** The only source of randomness: `bytes(n)` returns n bytes; secure unless a test injects a seeded one. */
export interface Random {
  bytes(count: number): Uint8Array;
}

/** Makes identifiers. Unpredictable when its Random is secure. */
export interface Ids {
  /** RFC 9562 version 4 UUID. */
  uuid(): string;
  /** Lower-case hexadecimal token of `bytes` random bytes. */
  token(bytes?: number): string;
}

export function createIds(random: Random): Ids {
  return {
    token: (bytes = 16) => hex(random.bytes(bytes)),
    uuid() {
      const b = random.bytes(16);
      b[6] = ((b[6] ?? 0) & 0x0f) | 0x40;
      b[8] = ((b[8] ?? 0) & 0x3f) | 0x80;
      const h = hex(b);
      return `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;
    },
  };
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
