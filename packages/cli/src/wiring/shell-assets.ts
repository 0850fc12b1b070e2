import { existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, resolve, sep } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
};

/** A built file of the shell, or its page for any other path: the shell routes by itself. */
export function serveShell(shellDir: string, path: string, frameOrigins: string[]): Response {
  const root = resolve(shellDir);
  const wanted = resolve(join(root, path));
  const isFile = wanted.startsWith(root + sep) && existsSync(wanted) && statSync(wanted).isFile();
  if (!isFile && extname(path) !== '' && path.startsWith('/assets/')) return new Response('Not found', { status: 404 });
  const file = isFile ? wanted : join(root, 'index.html');
  if (!existsSync(file)) return new Response('The shell is not built: run "npm run build"', { status: 503 });
  const isHashed = isFile && path.startsWith('/assets/');
  return new Response(readFileSync(file), {
    headers: {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
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
