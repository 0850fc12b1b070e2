import type { Dice } from './dice.ts';

/** Values for a slot: a list to pick from, or a value made on the spot. */
export type Slot = readonly string[] | ((scene: Scene) => string);
export type Slots = Readonly<Record<string, Slot>>;

/**
 * Fills templates. `{slot}` is a value that stays the same through one issue, so that its summary, its stack trace and
 * its comments speak of the same thing; `{slot.2}` is another value of the same kind; `[a|b|c]` is a choice made anew.
 */
export class Scene {
  readonly dice: Dice;
  readonly #slots: Slots;
  readonly #bound = new Map<string, string>();

  constructor(dice: Dice, slots: Slots) {
    this.dice = dice;
    this.#slots = slots;
  }

  fill(template: string): string {
    const chosen = template.replace(/\[([^[\]]*\|[^[\]]*)\]/g, (_, choices: string) =>
      this.dice.pick(choices.split('|')),
    );
    const filled = chosen.replace(/\{([a-z][A-Za-z0-9]*(?:\.\d)?)\}/g, (_, name: string) => this.value(name));
    return filled === template ? filled.replace(/\b([Aa]) (?=iPad|iPhone)/g, '$1n ') : this.fill(filled);
  }

  /** The value of a slot, made when first asked for. */
  value(name: string): string {
    const bound = this.#bound.get(name);
    if (bound !== undefined) return bound;
    const [kind = name, number] = name.split('.');
    const first = number === undefined ? undefined : this.value(kind);
    const value = this.#make(kind, first);
    this.#bound.set(name, value);
    return value;
  }

  bind(name: string, value: string): void {
    this.#bound.set(name, value);
  }

  #make(kind: string, other: string | undefined): string {
    const slot = this.#slots[kind];
    if (slot === undefined) throw new Error(`Cannot fill template: no slot named "${kind}"`);
    if (typeof slot === 'function') return this.fill(slot(this));
    const choices = slot.filter((choice) => choice !== other);
    return this.fill(this.dice.pick(choices.length === 0 ? slot : choices));
  }
}
