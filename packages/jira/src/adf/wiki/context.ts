import type { AdfNode } from '../document.ts';

export type ResolveMention = (name: string) => { id: string; text: string } | undefined;

/** What every pass needs: the verbatim blocks cut out of the markup, and who is behind a mention. */
export class WikiContext {
  readonly #blocks: readonly AdfNode[];
  readonly #resolveMention: ResolveMention;

  constructor(blocks: readonly AdfNode[], resolveMention: ResolveMention = () => undefined) {
    this.#blocks = blocks;
    this.#resolveMention = resolveMention;
  }

  blockAt(index: number): AdfNode | undefined {
    return this.#blocks[index];
  }

  mention(name: string): AdfNode {
    const account = name.startsWith('accountid:') ? name.slice('accountid:'.length) : name;
    return { type: 'mention', attrs: this.#resolveMention(account) ?? { id: account, text: `@${account}` } };
  }
}

/**
 * A cut-out block stands in the text as its number between these two. They are noncharacters, which no text uses for
 * itself; any found in the markup is replaced before.
 */
export const blockOpen = '\uFDD0';
export const blockClose = '\uFDD1';
