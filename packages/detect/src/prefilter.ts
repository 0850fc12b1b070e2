// One pass over the text finds every place where some rule could begin; its cost does not depend on the number of rules.
// Literals: an Aho-Corasick automaton over case-folded ASCII with a dense table (state x character class). Numbers and account
// numbers have no literal, so the same pass notices groups of digits and capitals followed by two digits.
import { DIGIT_COUNT_MIN } from './limits.ts';

/** Receives candidates: `ruleIndex` is -1 for every rule anchored at digits, -2 for every rule anchored at an IBAN head. */
export type Visit = (ruleIndex: number, position: number) => boolean;
export const AT_DIGITS = -1;
export const AT_IBAN_HEAD = -2;

export interface Anchored {
  literals: readonly string[];
}

export interface Prefilter {
  /** Calls `visit` in order of the end of the anchors; stops as soon as it answers false. */
  run(text: string, visit: Visit): void;
}

interface LiteralHit {
  ruleIndex: number;
  length: number;
}

interface TrieNode {
  children: Map<number, TrieNode>;
  hits: LiteralHit[];
  index: number;
}

export function createPrefilter(rules: readonly Anchored[]): Prefilter {
  const classes = classifyCharacters(rules);
  const width = Math.max(...classes) + 1;
  const { next, hitsOfState } = buildAutomaton(rules, classes, width);
  const hasHits = Uint8Array.from(hitsOfState, (hits) => (hits.length > 0 ? 1 : 0));

  function run(text: string, visit: Visit): void {
    let state = 0;
    let digitsEnd = 0;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      state = next[state * width + (code < 128 ? (classes[code] as number) : 0)] as number;
      if (hasHits[state] === 1 && !report(hitsOfState[state] ?? [], i + 1, visit)) return;
      if (code <= 57 && code >= 48 && i >= digitsEnd) {
        if (isIbanHead(text, i) && !visit(AT_IBAN_HEAD, i - 2)) return;
        digitsEnd = visitDigits(text, i, visit);
        if (digitsEnd < 0) return;
      }
    }
  }
  return { run };
}

function report(hits: readonly LiteralHit[], end: number, visit: Visit): boolean {
  return hits.every((hit) => visit(hit.ruleIndex, end - hit.length));
}

/** Visits each group of a long enough run of digits; returns the end of the run, or -1 when the visitor had enough. */
function visitDigits(text: string, start: number, visit: Visit): number {
  const end = endOfDigits(text, start);
  if (end - start < DIGIT_COUNT_MIN) return end;
  let remaining = 0;
  for (let i = start; i < end; i++) if (isDigit(text.charCodeAt(i))) remaining++;
  for (let i = start; i < end && remaining >= DIGIT_COUNT_MIN; i++) {
    if (!isDigit(text.charCodeAt(i))) continue;
    if ((i === start || !isDigit(text.charCodeAt(i - 1))) && !visit(AT_DIGITS, i)) return -1;
    remaining--;
  }
  return end;
}

/** The end of a run of digits in which single blanks and hyphens may stand. */
function endOfDigits(text: string, start: number): number {
  let end = start;
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isDigit(code)) end = i + 1;
    else if ((code !== 32 && code !== 45) || end !== i) break;
  }
  return end;
}

function isIbanHead(text: string, digit: number): boolean {
  return (
    isCapital(text.charCodeAt(digit - 1)) &&
    isCapital(text.charCodeAt(digit - 2)) &&
    isDigit(text.charCodeAt(digit + 1)) &&
    !/[A-Za-z0-9]/.test(text.charAt(digit - 3))
  );
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** Gives each character of the literals a class of its own, upper and lower case the same; all others are class 0. */
function classifyCharacters(rules: readonly Anchored[]): Uint8Array {
  const classes = new Uint8Array(128);
  let count = 0;
  for (const character of rules
    .flatMap((rule) => rule.literals)
    .join('')
    .toLowerCase()) {
    const code = character.charCodeAt(0);
    if (classes[code] !== 0) continue;
    classes[code] = ++count;
    classes[character.toUpperCase().charCodeAt(0)] = count;
  }
  return classes;
}

function buildAutomaton(rules: readonly Anchored[], classes: Uint8Array, width: number) {
  const states: TrieNode[] = [];
  const root = addState(states);
  rules.forEach((rule, ruleIndex) => {
    for (const literal of rule.literals) {
      let node = root;
      for (let i = 0; i < literal.length; i++) {
        const characterClass = classes[literal.charCodeAt(i)] as number;
        let child = node.children.get(characterClass);
        if (child === undefined) {
          child = addState(states);
          node.children.set(characterClass, child);
        }
        node = child;
      }
      node.hits.push({ ruleIndex, length: literal.length });
    }
  });
  return { next: fillTransitions(states, root, width), hitsOfState: states.map((state) => state.hits) };
}

function addState(states: TrieNode[]): TrieNode {
  const state: TrieNode = { children: new Map(), hits: [], index: states.length };
  states.push(state);
  return state;
}

/** Breadth first, so that the longest proper suffix of a state is complete before the state itself. */
function fillTransitions(states: readonly TrieNode[], root: TrieNode, width: number): Uint16Array {
  const next = new Uint16Array(states.length * width);
  const queue: { node: TrieNode; suffix: TrieNode }[] = [{ node: root, suffix: root }];
  for (const { node, suffix } of queue) {
    if (node !== root) node.hits.push(...suffix.hits);
    for (let characterClass = 0; characterClass < width; characterClass++) {
      const afterSuffix = node === root ? 0 : (next[suffix.index * width + characterClass] as number);
      const child = node.children.get(characterClass);
      next[node.index * width + characterClass] = child?.index ?? afterSuffix;
      if (child !== undefined) queue.push({ node: child, suffix: states[afterSuffix] ?? root });
    }
  }
  return next;
}
