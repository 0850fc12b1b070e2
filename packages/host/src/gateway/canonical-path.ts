const PLAIN = /^\/[A-Za-z0-9\-._~!$&'()*+,;=:@%/]*$/;

/**
 * The one spelling of a product path, or undefined when a proxy and a product could read it differently.
 *
 * App code may call `__forge_fetch__` with anything, so the SDK's own `route` checks do not count here: no dot segments,
 * no empty segments, no encoded slash, backslash, dot, NUL or percent sign, no second authority, no control character.
 */
export function canonicalPath(target: string): { path: string; query: string } | undefined {
  const [beforeHash] = target.split('#', 1);
  const mark = (beforeHash ?? '').indexOf('?');
  const raw = mark < 0 ? (beforeHash ?? '') : (beforeHash ?? '').slice(0, mark);
  const query = mark < 0 ? '' : (beforeHash ?? '').slice(mark);
  if (!PLAIN.test(raw) || raw.includes('//') || /%(?![0-9A-Fa-f]{2})/.test(raw) || hasControl(query)) return undefined;
  const segments = raw.slice(1).split('/');
  const isAmbiguous = segments.some(
    (segment) => /%(2e|2f|5c|25|00)/i.test(segment) || segment === '.' || segment === '..' || isControlEncoded(segment),
  );
  return isAmbiguous ? undefined : { path: raw, query };
}

function isControlEncoded(segment: string): boolean {
  return /%[01][0-9a-f]|%7f/i.test(segment);
}

function hasControl(text: string): boolean {
  return [...text].some((char) => char < ' ' || char === '\x7f' || char === '\\');
}
