import {
  type AdfDocument,
  type AdfNode,
  codeBlock,
  documentDepthMax,
  documentNodesMax,
  documentOf,
} from './document.ts';
import { containersToAdf } from './wiki/containers.ts';
import { type ResolveMention, WikiContext } from './wiki/context.ts';
import { takeVerbatim } from './wiki/verbatim.ts';

export interface WikiOptions {
  /** The account behind `[~name]`; without it, or when it returns undefined, the name itself is the id. */
  mention?: ResolveMention;
}

/**
 * Jira wiki markup (REST v2, Data Center) as a document that `validateAdf` accepts. Never throws and takes time linear
 * in the markup. What is no known markup stays as text; only parameters of macros and the marks themselves go.
 *
 * In three passes: verbatim blocks are cut out first, because nothing inside them is markup; then quotes and panels are
 * paired; then lines become blocks and their text becomes inline nodes.
 *
 * FIDELITY: Jira renders attachments named in `!name!`, e-mail links to space shortcuts and user macros; here images
 * are shown by their name and unknown macros as written; there is nothing to render them from.
 */
export function wikiToAdf(markup: string, options: WikiOptions = {}): AdfDocument {
  const source = markup.replace(/\r\n?/g, '\n');
  const { text, blocks } = takeVerbatim(source);
  const document = documentOf(containersToAdf(text, new WikiContext(blocks, options.mention)));
  // Markup made of markup alone (a million table bars) may exceed the bounds of a document; its text is still kept.
  return isWithinBounds(document) ? document : documentOf([codeBlock(source)]);
}

function isWithinBounds(document: AdfDocument): boolean {
  let nodes = 0;
  function visit(node: AdfNode, depth: number): boolean {
    if (++nodes > documentNodesMax || depth > documentDepthMax) return false;
    return node.content?.every((child) => visit(child, depth + 1)) ?? true;
  }
  return visit(document, 0);
}
