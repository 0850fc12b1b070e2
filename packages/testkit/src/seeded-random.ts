import type { Random } from '@tenon/kernel';

/**
 * A deterministic Random: the same seed gives the same bytes on every machine. Not secure; tests and demo data only.
 * The generator is SplitMix32: one 32-bit state, full period, four bytes a step.
 */
export function seededRandom(seed: number): Random {
  const next = splitMix32(seed);
  return {
    bytes(count) {
      const bytes = new Uint8Array(count);
      for (let at = 0; at < count; at += 4) writeWord(bytes, at, next());
      return bytes;
    },
  };
}

function writeWord(bytes: Uint8Array, at: number, word: number): void {
  for (let i = 0; i < 4 && at + i < bytes.length; i++) bytes[at + i] = (word >>> (8 * i)) & 0xff;
}

function splitMix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let word = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    word = Math.imul(word ^ (word >>> 15), 0x735a2d97);
    return (word ^ (word >>> 15)) >>> 0;
  };
}
