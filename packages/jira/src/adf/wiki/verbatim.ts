import { type AdfNode, codeBlock } from '../document.ts';
import { blockClose, blockOpen } from './context.ts';

/** Cuts `{code}` and `{noformat}` blocks out and leaves a numbered sign where each stood. */
export function takeVerbatim(source: string): { text: string; blocks: AdfNode[] } {
  const clean = source.replace(/[\uFDD0\uFDD1]/g, '\uFFFD');
  const blocks: AdfNode[] = [];
  const isOver = new Set<string>();
  const opener = /\\?\{(code|noformat)(?::([^{}\n]*))?\}/gi;
  let text = '';
  let done = 0;
  for (let open = opener.exec(clean); open !== null; open = opener.exec(clean)) {
    const [found, name = '', parameters] = open;
    const end = found.startsWith('\\') ? undefined : closerOf(clean, name.toLowerCase(), opener.lastIndex, isOver);
    if (end === undefined) continue;
    text += `${clean.slice(done, open.index)}${blockOpen}${blocks.length}${blockClose}`;
    blocks.push(verbatimBlock(clean.slice(opener.lastIndex, end.start), name.toLowerCase(), parameters));
    done = end.end;
    opener.lastIndex = end.end;
  }
  return { text: text + clean.slice(done), blocks };
}

/** Once a macro has no closing tag behind some point it has none further on: without that memory this were quadratic. */
function closerOf(text: string, name: string, from: number, isOver: Set<string>) {
  if (isOver.has(name)) return undefined;
  const closer = name === 'code' ? /\{code\}/gi : /\{noformat\}/gi;
  closer.lastIndex = from;
  const match = closer.exec(text);
  if (match === null) isOver.add(name);
  return match === null ? undefined : { start: match.index, end: closer.lastIndex };
}

function verbatimBlock(body: string, name: string, parameters: string | undefined): AdfNode {
  return codeBlock(body.replace(/^\n|\n[ \t]*$/g, ''), name === 'code' ? languageOf(parameters) : undefined);
}

/** `{code:java}`, `{code:title=Foo.java|lang=java}`; anything that is no plain word is not a language. */
function languageOf(parameters: string | undefined): string | undefined {
  const settings = (parameters ?? '').split('|').map((setting) => setting.trim());
  const named = settings
    .map((setting) => /^lang(?:uage)?=(.*)$/i.exec(setting)?.[1])
    .find((name) => name !== undefined);
  const language = named ?? settings.find((setting) => !setting.includes('='));
  return language !== undefined && /^[A-Za-z0-9+#-]{1,24}$/.test(language) ? language.toLowerCase() : undefined;
}
