// The Custom UI of an app, on the app's own origin. Nothing here knows a user: what a frame may do follows from the shell
// that opened it.
import { createReadStream, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Installation } from '../installation/installation.ts';
import { contentTypeOf, findStaticFile } from '../static-files.ts';

export interface AssetOptions {
  /** Origin of the shell, the only one that may embed the frame. */
  shellOrigin: string;
  /** Text of the bridge script that the frame loads first. */
  bridgeScript: string;
}

const BRIDGE_PATH = '/_tenon/bridge.js';

/** Serves `/<version>/<resource>/<file>` of an installation. */
export function serveAppAsset(installation: Installation, request: Request, options: AssetOptions): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 });
  const { pathname } = new URL(request.url);
  if (pathname === BRIDGE_PATH) return respond(options.bridgeScript, '.js', 'no-cache', options);
  const [, version, resource = '', ...rest] = pathname.split('/');
  const file =
    version === installation.version ? findFile(installation, resource, rest.join('/') || 'index.html') : undefined;
  if (file === undefined) return respond('Not found', '.txt', 'no-store', options, 404);
  if (extname(file) === '.html')
    return respond(withBridge(readFileSync(file, 'utf8'), options.shellOrigin), '.html', 'no-store', options);
  // The version is the digest of the content, so a file under it never changes.
  return respond(
    Readable.toWeb(createReadStream(file)) as ReadableStream,
    extname(file),
    'public, max-age=31536000, immutable',
    options,
  );
}

function findFile(installation: Installation, resource: string, name: string): string | undefined {
  const isDeclared = installation.manifest.resources.some(({ key }) => key === resource);
  return isDeclared
    ? findStaticFile(join(installation.artifactDir, 'resources', resource), safeDecode(name))
    : undefined;
}

function safeDecode(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The bridge must exist before the app's first script runs. */
function withBridge(html: string, shellOrigin: string): string {
  const tag = `<script src="${BRIDGE_PATH}" data-shell-origin="${shellOrigin}"></script>`;
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + tag) : tag + html;
}

function respond(
  body: string | ReadableStream,
  extension: string,
  cacheControl: string,
  { shellOrigin }: AssetOptions,
  status = 200,
): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': contentTypeOf(extension),
      'cache-control': cacheControl,
      'content-security-policy': contentSecurityPolicy(shellOrigin),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'cross-origin',
    },
  });
}

/** Zero egress in the browser too: the frame may load its own files and talk to the shell through the bridge. */
function contentSecurityPolicy(shellOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    `frame-ancestors ${shellOrigin}`,
    'sandbox allow-scripts allow-same-origin allow-forms allow-modals allow-popups allow-popups-to-escape-sandbox allow-downloads',
  ].join('; ');
}
