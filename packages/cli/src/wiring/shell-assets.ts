import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { contentTypeOf, findStaticFile } from '@tenon/host';

/** A built file of the shell, or its page for any other path: the shell routes by itself. */
export function serveShell(shellDir: string, path: string, frameOrigins: string[]): Response {
  const found = findStaticFile(shellDir, path);
  const isAsset = path.startsWith('/assets/');
  if (found === undefined && isAsset) return new Response('Not found', { status: 404 });
  const file = found ?? findStaticFile(shellDir, 'index.html');
  if (file === undefined) return new Response('The shell is not built: run "npm run build"', { status: 503 });
  const isHashed = found !== undefined && isAsset;
  return new Response(readFileSync(file), {
    headers: {
      'content-type': contentTypeOf(extname(file)),
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      'content-security-policy': contentSecurityPolicy(frameOrigins),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
    },
  });
}

function contentSecurityPolicy(frameOrigins: string[]): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    `frame-src ${frameOrigins.length === 0 ? "'none'" : frameOrigins.join(' ')}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
