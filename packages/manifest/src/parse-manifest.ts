import { type Document, isMap, LineCounter, parseDocument } from 'yaml';
import type { AppManifest, Diagnostic } from './model.ts';
import { checkReferences } from './references.ts';
import { manifestSchema } from './schema.ts';
import { toManifest } from './to-manifest.ts';

/** Anchors could multiply a small file into a huge one; a manifest has no use for many. */
const ALIAS_COUNT_MAX = 100;
const MANIFEST_CHARS_MAX = 512 * 1024;

export interface ParsedManifest {
  /** Present when no diagnostic is an error. */
  manifest?: AppManifest;
  diagnostics: Diagnostic[];
}

/** Reads manifest.yml. Never throws: every problem is a diagnostic with its line and column. */
export function parseManifest(text: string): ParsedManifest {
  if (text.length > MANIFEST_CHARS_MAX) {
    return {
      diagnostics: [
        {
          severity: 'error',
          code: 'MANIFEST_TOO_LARGE',
          message: `Cannot read manifest: ${text.length} characters exceed the limit of ${MANIFEST_CHARS_MAX}`,
          line: 1,
          column: 1,
        },
      ],
    };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const syntax = document.errors.map((error) =>
    diagnostic('error', 'MANIFEST_SYNTAX', firstLine(error.message), lines, error.pos[0]),
  );
  if (syntax.length > 0) return { diagnostics: syntax };

  const at = (path: PropertyKey[]) => offsetOf(document, path);
  const value = toValue(document);
  if (value === undefined)
    return { diagnostics: [diagnostic('error', 'MANIFEST_SYNTAX', 'Too many aliases', lines, 0)] };
  const parsed = manifestSchema.safeParse(value);
  if (!parsed.success) {
    return {
      diagnostics: parsed.error.issues.map((issue) =>
        diagnostic('error', 'MANIFEST_INVALID', `${pathText(issue.path)}: ${issue.message}`, lines, at(issue.path)),
      ),
    };
  }
  const diagnostics = checkReferences(parsed.data).map((finding) =>
    diagnostic(finding.severity, finding.code, finding.message, lines, at(finding.path)),
  );
  return diagnostics.some((entry) => entry.severity === 'error')
    ? { diagnostics }
    : { manifest: toManifest(parsed.data), diagnostics };
}

function toValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: ALIAS_COUNT_MAX }) ?? {};
  } catch {
    return undefined;
  }
}

/** Offset of the deepest node on `path` that exists; for a map entry, of its key. */
function offsetOf(document: Document, path: PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const pair = isMap(parent) ? parent.items.find((item) => String(item.key) === String(last)) : undefined;
    const node = (pair?.key ?? document.getIn(path.slice(0, length), true)) as
      | { range?: [number, number, number] }
      | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}

function diagnostic(
  severity: Diagnostic['severity'],
  code: string,
  message: string,
  lines: LineCounter,
  offset: number,
): Diagnostic {
  const { line, col } = lines.linePos(offset);
  return { severity, code, message, line, column: col };
}

function pathText(path: PropertyKey[]): string {
  return path.length === 0
    ? 'manifest'
    : path
        .map((part) => (typeof part === 'number' ? `[${part}]` : String(part)))
        .join('.')
        .replaceAll('.[', '[');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? text;
}
