import type { AdfNode } from '../document.ts';
import { nodeRules } from '../grammar.ts';

/**
 * Puts blocks into a container that does not take every kind of them: what it cannot hold stands beside it, in order,
 * and the container is continued after it. A heading where none may be becomes a bold paragraph.
 */
export function fitInto(type: string, rest: Omit<AdfNode, 'type' | 'content'>, blocks: readonly AdfNode[]): AdfNode[] {
  const allowed = nodeRules.get(type)?.children ?? new Set<string>();
  const out: AdfNode[] = [];
  let current: AdfNode[] | undefined;
  for (const block of blocks.map((candidate) => (allowed.has(candidate.type) ? candidate : lowered(candidate)))) {
    if (!allowed.has(block.type)) {
      out.push(block);
      current = undefined;
    } else if (current === undefined) {
      current = [block];
      out.push({ type, ...rest, content: current });
    } else current.push(block);
  }
  return out;
}

function lowered(block: AdfNode): AdfNode {
  if (block.type !== 'heading') return block;
  return { type: 'paragraph', ...(block.content && { content: block.content.map(emphasised) }) };
}

function emphasised(node: AdfNode): AdfNode {
  const marks = node.marks ?? [];
  const takesStrong = node.type === 'text' && !marks.some(({ type }) => type === 'strong' || type === 'code');
  return takesStrong ? { ...node, marks: [...marks, { type: 'strong' }] } : node;
}
