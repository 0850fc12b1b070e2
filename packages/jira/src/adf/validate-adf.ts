import { documentDepthMax, documentNodesMax } from './document.ts';
import { codeCompanions, markRules, type NodeRule, nodeRules } from './grammar.ts';

/**
 * Says what is wrong with a rich text value, or undefined when it is a document Jira would take. The sentence names a
 * place and a type, never content.
 *
 * FIDELITY: Jira validates against its full JSON schema; here node types, children, marks and required attributes are
 * checked, optional attributes pass unread; what we accept in addition is never interpreted.
 */
export function validateAdf(value: unknown): string | undefined {
  if (!isRecord(value) || value.type !== 'doc') return 'Cannot read document: the root is not a node of type "doc"';
  if (value.version !== 1) return 'Cannot read document: version is not 1';
  if (!Array.isArray(value.content)) return 'Cannot read document: the root has no content array';
  return new Walk().problemIn(value, 'doc', 0);
}

type Json = Record<string, unknown>;

class Walk {
  #nodes = 0;

  problemIn(node: unknown, at: string, depth: number): string | undefined {
    if (++this.#nodes > documentNodesMax) return `Cannot read document: more than ${documentNodesMax} nodes`;
    if (depth > documentDepthMax) return `Cannot read document: nested deeper than ${documentDepthMax} levels`;
    if (!isRecord(node)) return problem(at, 'the node is not an object');
    const rule = typeof node.type === 'string' ? nodeRules.get(node.type) : undefined;
    if (rule === undefined) return problem(at, `unknown node type ${named(node.type)}`);
    return (
      attributeProblem(node, rule.attrs ?? {}, at) ??
      markProblem(node, at) ??
      textProblem(node, at) ??
      this.#childProblem(node, rule, at, depth)
    );
  }

  #childProblem(node: Json, rule: NodeRule, at: string, depth: number): string | undefined {
    const content = node.content ?? [];
    if (!Array.isArray(content)) return problem(at, 'content is not an array');
    if (content.length < (rule.childrenMin ?? 0)) return problem(at, `${named(node.type)} must not be empty`);
    for (const [index, child] of content.entries()) {
      const place = `${at}.content[${index}]`;
      const type: unknown = isRecord(child) ? child.type : undefined;
      if (typeof type === 'string' && nodeRules.has(type) && rule.children?.has(type) !== true) {
        return problem(place, `${named(node.type)} cannot hold ${named(type)}`);
      }
      const found = this.problemIn(child, place, depth + 1);
      if (found !== undefined) return found;
      if (node.type === 'codeBlock' && Array.isArray(child.marks) && child.marks.length > 0) {
        return problem(place, 'text of a code block has no marks');
      }
    }
    return undefined;
  }
}

function attributeProblem(node: Json, checks: NonNullable<NodeRule['attrs']>, at: string): string | undefined {
  if (node.attrs !== undefined && !isRecord(node.attrs)) return problem(at, 'attrs is not an object');
  const attrs = (node.attrs ?? {}) as Json;
  const wrong = Object.entries(checks).find(([name, check]) => !check(attrs[name]));
  return wrong && problem(at, `attribute "${wrong[0]}" of ${named(node.type)} is missing or wrong`);
}

function markProblem(node: Json, at: string): string | undefined {
  if (node.marks === undefined) return undefined;
  if (!Array.isArray(node.marks)) return problem(at, 'marks is not an array');
  for (const mark of node.marks) {
    const rule = isRecord(mark) && typeof mark.type === 'string' ? markRules.get(mark.type) : undefined;
    if (rule === undefined) return problem(at, `unknown mark ${named(isRecord(mark) ? mark.type : undefined)}`);
    const found = attributeProblem(mark, rule, at);
    if (found !== undefined) return found;
  }
  const marks = node.marks.map((mark: Json) => String(mark.type));
  const isMixed = marks.includes('code') && marks.some((mark) => !codeCompanions.has(mark));
  return isMixed ? problem(at, 'the code mark combines only with link and annotation') : undefined;
}

function textProblem(node: Json, at: string): string | undefined {
  if (node.type !== 'text') return undefined;
  return typeof node.text === 'string' && node.text !== '' ? undefined : problem(at, 'text is missing or empty');
}

function problem(at: string, what: string): string {
  return `Cannot read document at ${at}: ${what}`;
}

/** Only words shaped like a type are repeated: anything else may be content. */
function named(type: unknown): string {
  return typeof type === 'string' && /^[A-Za-z]{1,32}$/.test(type) ? `"${type}"` : '(not a type name)';
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
