import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type Document, isMap, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Claim, claimSchema } from './claim.ts';
import { AssuranceError } from './errors.ts';

/**
 * Reads all claims of a folder, `<area>/<id>.yml`, sorted by id. The area is the claim's category.
 *
 * @throws AssuranceError that lists every mistake of every file at once, as `<area>/<file>:<line>: <what>`.
 */
export function loadClaims(directory: string): Claim[] {
  const problems: string[] = [];
  const claims: Claim[] = [];
  const fileById = new Map<string, string>();
  for (const file of listFiles(directory)) {
    const result = readClaim(file, read(join(directory, file)));
    if ('problems' in result) problems.push(...result.problems);
    else if (fileById.has(result.claim.id)) throw duplicate(result.claim.id, file, fileById.get(result.claim.id) ?? '');
    else {
      claims.push(result.claim);
      fileById.set(result.claim.id, file);
    }
  }
  if (problems.length > 0) {
    throw new AssuranceError('CLAIM_INVALID', `Cannot load claims: ${problems.join('; ')}`);
  }
  return claims.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function readClaim(file: string, source: string): { claim: Claim } | { problems: string[] } {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const at = (offset: number | undefined, what: string) =>
    `${file}:${offset === undefined ? 1 : lines.linePos(offset).line}: ${what}`;
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => at(error.pos[0], error.message.replace(/ at line \d[\s\S]*$/, ''))),
    };
  }
  const parsed = claimSchema.safeParse(document.toJS());
  if (!parsed.success) {
    return {
      problems: parsed.error.issues.flatMap((issue) =>
        describe(document, issue).map(([offset, what]) => at(offset, what)),
      ),
    };
  }
  const place = `${parsed.data.category}/${parsed.data.id}.yml`;
  return place === file ? { claim: parsed.data } : { problems: [at(undefined, `the file must be named ${place}`)] };
}

/** One line for each unknown field, since that is where it has to be deleted; one for any other issue. */
function describe(document: Document, issue: z.core.$ZodIssue): [offset: number | undefined, what: string][] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => [offsetOf(document, [...issue.path, key]), `unknown field "${key}"`]);
  }
  const field = issue.path.length === 0 ? 'the claim' : `field "${issue.path.join('.')}"`;
  return [[offsetOf(document, issue.path), `${field}: ${issue.message}`]];
}

/** Where the key of a path stands, or the nearest thing above it that exists. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    const pair = isMap(parent) ? parent.items.find((item) => String(item.key) === key) : undefined;
    const node = pair?.key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return undefined;
}

function listFiles(directory: string): string[] {
  return attempt(directory, () =>
    readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap((area) =>
        readdirSync(join(directory, area.name))
          .filter((file) => file.endsWith('.yml'))
          .map((file) => `${area.name}/${file}`),
      )
      .sort(),
  );
}

function read(path: string): string {
  return attempt(path, () => readFileSync(path, 'utf8'));
}

function attempt<Result>(path: string, task: () => Result): Result {
  try {
    return task();
  } catch (cause) {
    const what = `Cannot read claims: "${basename(path)}" is missing or not readable`;
    throw new AssuranceError('CLAIMS_UNREADABLE', what, { cause });
  }
}

function duplicate(id: string, file: string, other: string): AssuranceError {
  return new AssuranceError('CLAIM_DUPLICATE', `Cannot load claims: ${id} stands in ${other} and in ${file}`);
}
