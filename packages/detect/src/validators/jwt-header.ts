/** The first two parts are JSON objects and the first names an algorithm (RFC 7515, section 4.1.1). Published samples do not count. */
export function hasJwtHeader(token: string): boolean {
  const [header, payload] = token.split('.').map(decodeObject);
  const isToken = typeof header?.alg === 'string' && header.alg !== 'none' && payload !== undefined;
  return isToken && !isPublishedSample(payload);
}

/** The sample that fills the debugger pages and most tutorials. */
function isPublishedSample(payload: Record<string, unknown>): boolean {
  return payload.sub === '1234567890' || payload.name === 'John Doe';
}

function decodeObject(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(decodeBase64Url(part));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function decodeBase64Url(part: string): string {
  const bytes = Uint8Array.from(atob(part.replace(/-/g, '+').replace(/_/g, '/')), (character) =>
    character.charCodeAt(0),
  );
  return new TextDecoder().decode(bytes);
}
