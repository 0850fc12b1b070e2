import { type AdfMark, type AdfNode, paragraph } from '../document.ts';
import { blockClose, blockOpen, type WikiContext } from './context.ts';
import { markOfColour, markOfLink } from './marks.ts';
import { Phrases } from './phrases.ts';

const url = String.raw`(?<![A-Za-z0-9])(?:https?|ftps?|file|irc):\/\/[^\s|\[\]{}<>"'\\^\uFDD0\uFDD1]+`;

/**
 * What is not plain text, in order of precedence. No alternative can run over its own opening sign, so the places read
 * from two starting points never overlap and the whole takes linear time.
 */
const tokens = new RegExp(
  [
    `${blockOpen}(?<block>\\d+)${blockClose}`,
    String.raw`(?<newline>\n|\\\\(?=\s|$))`,
    String.raw`\\(?<escaped>[{}\[\]*_+\-^~!|?#])`,
    String.raw`\{\{(?<code>(?:[^{}\n]|\{(?!\{)|\}(?!\}(?!\})))+)\}\}`,
    String.raw`\{color(?<colour>:#?[A-Za-z0-9]{1,32})?\}`,
    String.raw`\{(?<forced>[*_+\-^~])\}`,
    String.raw`\[~(?<mention>[^\[\]\s|]{1,255})\]`,
    String.raw`\[(?<link>[^\[\]\n]+)\]`,
    `(?<url>${url})`,
    String.raw`!(?<image>[^!|\s]+\.\w{2,5})(?:\|[^!\n]*)?!`,
    String.raw`(?<phrase>[*_+\-^~])`,
  ].join('|'),
  'gu',
);

/** The text of one block as paragraphs, parted only by the verbatim blocks that stand in it. */
export function inlineToBlocks(text: string, context: WikiContext): AdfNode[] {
  const blocks: AdfNode[] = [];
  let phrases = new Phrases();
  function endParagraph(): void {
    const nodes = phrases.finish();
    if (nodes.length > 0) blocks.push(paragraph(nodes));
    phrases = new Phrases();
  }
  let done = 0;
  for (const match of text.matchAll(tokens)) {
    phrases.text(text.slice(done, match.index));
    done = match.index + match[0].length;
    const block = match.groups?.block === undefined ? undefined : context.blockAt(Number(match.groups.block));
    if (block === undefined) addToken(phrases, match, context);
    else {
      endParagraph();
      blocks.push(block);
    }
  }
  phrases.text(text.slice(done));
  endParagraph();
  return blocks;
}

function addToken(phrases: Phrases, match: RegExpExecArray, context: WikiContext): void {
  const [found] = match;
  const { newline, escaped, code, forced, mention, link, url: bare, image, phrase, colour } = match.groups ?? {};
  if (newline !== undefined) phrases.lineBreak();
  else if (escaped !== undefined) phrases.text(escaped);
  else if (code !== undefined) phrases.text(code, [{ type: 'code' }]);
  else if (mention !== undefined) phrases.node(context.mention(mention));
  else if (link !== undefined) addLink(phrases, found, link, context);
  else if (bare !== undefined) addUrl(phrases, bare);
  else if (image !== undefined) phrases.text(image);
  else if (forced !== undefined) phrases.toggle(forced, { canOpen: true, canClose: true, written: found });
  else if (phrase !== undefined) phrases.toggle(phrase, { ...sidesOf(match, phrase), written: found });
  else phrases.colour(markOfColour(colour?.slice(1)), colour !== undefined);
}

/** `[text|target]` and `[target]`; a target that is no address leaves the brackets as they are written. */
function addLink(phrases: Phrases, written: string, inner: string, context: WikiContext): void {
  const [first = '', second] = inner.split('|');
  const mark = markOfLink((second ?? first).trim());
  if (mark === undefined) phrases.text(written);
  else if (second === undefined || first.trim() === '') phrases.text((second ?? first).trim(), [mark]);
  else for (const node of labelOf(first, context)) addLabel(phrases, node, mark);
}

function labelOf(label: string, context: WikiContext): AdfNode[] {
  return inlineToBlocks(label, context).flatMap((block) => (block.type === 'paragraph' ? (block.content ?? []) : []));
}

function addLabel(phrases: Phrases, node: AdfNode, link: AdfMark): void {
  const others = (node.marks ?? []).filter(({ type }) => type !== 'link');
  if (node.type === 'text') phrases.text(node.text ?? '', [...others, link]);
  else phrases.node(node);
}

/** Punctuation that ends the sentence is not part of the address. */
function addUrl(phrases: Phrases, found: string): void {
  const address = found.replace(/[.,;:!?)*_~]{1,8}$/, '');
  const mark = markOfLink(address);
  phrases.text(address, mark && [mark]);
  phrases.text(found.slice(address.length));
}

/** A mark opens before a word and closes after one; inside a word, a path or a token its sign is only a sign. */
function sidesOf(match: RegExpExecArray, sign: string): { canOpen: boolean; canClose: boolean } {
  const before = match.input[match.index - 1] ?? ' ';
  const after = match.input[match.index + 1] ?? ' ';
  const isSpaceAfter = /\s/.test(after);
  const isSpaceBefore = /\s/.test(before);
  return {
    canOpen:
      before !== sign && after !== sign && !isSpaceAfter && (isSpaceBefore || /[([{<"'*_+\-^~|,.;:!?}>]/.test(before)),
    canClose: before !== sign && !isSpaceBefore && (isSpaceAfter || /[)\]}>"'*_+\-^~|,.;:!?{]/.test(after)),
  };
}
