import type { AdfMark } from '../document.ts';

const phraseMarks: Readonly<Record<string, AdfMark>> = {
  '*': { type: 'strong' },
  _: { type: 'em' },
  '-': { type: 'strike' },
  '+': { type: 'underline' },
  '^': { type: 'subsup', attrs: { type: 'sup' } },
  '~': { type: 'subsup', attrs: { type: 'sub' } },
};

export function markOfPhrase(sign: string): AdfMark | undefined {
  return phraseMarks[sign];
}

/** Only addresses a browser opens without running anything become links. */
export function markOfLink(target: string): AdfMark | undefined {
  const isAddress = /^(?:(?:https?|ftps?|file|irc):\/\/[^\s]|mailto:[^\s])/i.test(target) && !/\s/.test(target);
  return isAddress ? { type: 'link', attrs: { href: target } } : undefined;
}

const colourNames: Readonly<Record<string, string>> = {
  black: '#000000',
  blue: '#0000ff',
  gray: '#808080',
  green: '#008000',
  grey: '#808080',
  maroon: '#800000',
  navy: '#000080',
  orange: '#ffa500',
  purple: '#800080',
  red: '#ff0000',
  teal: '#008080',
  white: '#ffffff',
  yellow: '#ffff00',
};

/** The format knows colours as six hexadecimal digits; an unknown name colours nothing. */
export function markOfColour(name: string | undefined): AdfMark | undefined {
  const lower = name?.toLowerCase() ?? '';
  const digits = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/.exec(lower)?.[1];
  const long = digits?.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  const color = Object.hasOwn(colourNames, lower) ? colourNames[lower] : long && `#${long}`;
  return color === undefined ? undefined : { type: 'textColor', attrs: { color } };
}
