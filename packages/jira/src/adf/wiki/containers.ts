import { type AdfNode, paragraph } from '../document.ts';
import { linesToBlocks } from './blocks.ts';
import type { WikiContext } from './context.ts';
import { fitInto } from './fit.ts';

/** One `{quote}` or `{panel}` tag; `partner` is set when it has one. */
interface Tag {
  start: number;
  end: number;
  name: string;
  parameters: string | undefined;
  partner?: Tag;
}

const panelTypes: Record<string, string> = {
  panel: 'info',
  info: 'info',
  note: 'note',
  tip: 'success',
  warning: 'warning',
};

/** Pairs quotes and panels and turns what is inside and between them into blocks. */
export function containersToAdf(text: string, context: WikiContext): AdfNode[] {
  return range(text, 0, text.length, pairedTags(text), { at: 0 }, context);
}

function range(
  text: string,
  from: number,
  to: number,
  tags: Tag[],
  next: { at: number },
  context: WikiContext,
): AdfNode[] {
  const blocks: AdfNode[] = [];
  let done = from;
  for (let tag = tags[next.at]; tag?.partner !== undefined && tag.start < to; tag = tags[next.at]) {
    next.at++;
    const { partner } = tag;
    blocks.push(...linesToBlocks(text.slice(done, tag.start), context));
    const inner = range(text, tag.end, partner.start, tags, next, context);
    next.at++;
    blocks.push(...container(tag, inner));
    done = partner.end;
  }
  blocks.push(...linesToBlocks(text.slice(done, to), context));
  return blocks;
}

/** The tags that pair up, in order. The rest is left out and so stays text. Each kind is open at most once at a time. */
function pairedTags(text: string): Tag[] {
  const tags: Tag[] = [];
  const open: Tag[] = [];
  for (const match of text.matchAll(/\\?\{(quote|panel|info|note|tip|warning)(?::([^{}\n]*))?\}/gi)) {
    if (match[0].startsWith('\\')) continue;
    const tag: Tag = {
      start: match.index,
      end: match.index + match[0].length,
      name: (match[1] ?? '').toLowerCase(),
      parameters: match[2],
    };
    const opener = open.findLast((candidate) => candidate.name === tag.name);
    if (opener === undefined) open.push(tag);
    else if (tag.parameters === undefined) {
      open.length = open.indexOf(opener);
      opener.partner = tag;
      tag.partner = opener;
    }
    tags.push(tag);
  }
  return tags.filter((tag) => tag.partner !== undefined);
}

function container(tag: Tag, inner: AdfNode[]): AdfNode[] {
  const body = inner.length === 0 ? [paragraph([])] : inner;
  if (tag.name === 'quote') return fitInto('blockquote', {}, body);
  const title = /(?:^|\|)title=([^|]*)/i.exec(tag.parameters ?? '')?.[1]?.trim() ?? '';
  const heading: AdfNode[] =
    title === '' ? [] : [paragraph([{ type: 'text', text: title, marks: [{ type: 'strong' }] }])];
  return fitInto('panel', { attrs: { panelType: panelTypes[tag.name] ?? 'info' } }, [...heading, ...body]);
}
