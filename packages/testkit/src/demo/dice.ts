import type { Random } from '@tenon/kernel';
import { seededRandom } from '../seeded-random.ts';

/** Choices made from a Random. */
export class Dice {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** A stream of its own for each issue: a change in one leaves the others as they were. */
  static for(seed: number, ...path: number[]): Dice {
    return new Dice(
      seededRandom(path.reduce((hash, part) => Math.imul(hash ^ part, 0x9e3779b1) ^ (hash >>> 15), seed)),
    );
  }

  get random(): Random {
    return this.#random;
  }

  /** At least 0, below 1. */
  fraction(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.#random.bytes(4);
    return (a + b * 2 ** 8 + c * 2 ** 16 + d * 2 ** 24) / 2 ** 32;
  }

  /** A whole number from `low` to `high`, both possible. */
  between(low: number, high: number): number {
    return low + Math.floor(this.fraction() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.between(0, choices.length - 1)];
    if (choice === undefined) throw new Error('Cannot pick: the list is empty');
    return choice;
  }

  /** `count` different choices in random order; all of them when there are fewer. */
  sample<T>(choices: readonly T[], count: number): T[] {
    const rest = [...choices];
    const taken: T[] = [];
    while (taken.length < count && rest.length > 0) taken.push(...rest.splice(this.between(0, rest.length - 1), 1));
    return taken;
  }

  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let left = this.fraction() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    return this.pick(choices)[0];
  }

  /** Waiting times: mostly short, sometimes long. */
  around(mean: number): number {
    return -Math.log(1 - this.fraction()) * mean;
  }

  letters(count: number, alphabet: string): string {
    return Array.from({ length: count }, () => alphabet.charAt(this.between(0, alphabet.length - 1))).join('');
  }
}
