// The subset of regular expressions that rules may use, and the proof that it is matched in linear time: a pattern starts where the
// prefilter says, repeats only character classes or fixed-width groups, always with an upper bound, and what follows a run of variable
// length never begins with a character of that run, so there is one way to match and nothing to try again.

import { type CharacterSet, type Piece, parsePattern } from './pattern-parser.ts';

const RUN_MAX = 20_000;
/** Longer runs must not be entered twice, else many starts in one run cost quadratic time. */
const UNGUARDED_RUN_MAX = 512;
/** Two ways to match so few characters cost nothing. */
const AMBIGUOUS_GROUP_MAX = 64;

/** What is wrong with a pattern, as sentences; empty when it may be used with these literals. */
export function checkPattern(pattern: string, literals: readonly string[]): string[] {
  try {
    new RegExp(pattern);
    const pieces = parsePattern(pattern);
    return [...ambiguities(pieces, emptySet()), ...longRuns(pieces, literals), ...wrongStarts(pieces, literals)];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** Walks from the end, so that `follow` is always the set of characters that may come after a piece. */
function ambiguities(pieces: readonly Piece[], follow: CharacterSet): string[] {
  const problems: string[] = [];
  let after = follow;
  for (const piece of [...pieces].reverse()) {
    if (piece.kind === 'set' && piece.min !== piece.max && intersects(piece.set, after)) {
      problems.push('a run of variable length is followed by a character of its own class');
    }
    if (piece.kind === 'group') problems.push(...groupProblems(piece, after));
    after = firstOf(piece, after);
  }
  return problems;
}

function groupProblems(group: Extract<Piece, { kind: 'group' }>, after: CharacterSet): string[] {
  const widths = group.alternatives.map(widthOf);
  if (group.max > 1) {
    const [width] = widths;
    if (widths.length > 1 || width === undefined || width.min !== width.max)
      return ['a repeated group must have one fixed width'];
    return width.max * group.max > AMBIGUOUS_GROUP_MAX ? ['a repeated group is too long'] : [];
  }
  return group.alternatives.flatMap((alternative) => ambiguities(alternative, after));
}

function longRuns(pieces: readonly Piece[], literals: readonly string[]): string[] {
  const guard = pieces.find((piece) => piece.kind === 'look' && piece.behind);
  return pieces.flatMap((piece) => {
    if (piece.kind === 'group')
      return piece.alternatives.flatMap((alternative) =>
        longRuns([...(guard ? [guard] : []), ...alternative], literals),
      );
    if (piece.kind === 'look') return [];
    if (piece.max > RUN_MAX) return [`a run of more than ${RUN_MAX} characters`];
    const isGuarded = guard?.kind === 'look' && piece.set.every((isIn, code) => !isIn || guard.set[code]);
    const cannotRestart =
      literals.length > 0 &&
      literals.every((literal) => [...literal].some((character) => !piece.set[character.charCodeAt(0)]));
    return piece.max <= UNGUARDED_RUN_MAX || isGuarded || cannotRestart
      ? []
      : [`a run of more than ${UNGUARDED_RUN_MAX} characters that may begin inside itself`];
  });
}

function wrongStarts(pieces: readonly Piece[], literals: readonly string[]): string[] {
  const body = pieces.filter((piece) => piece.kind !== 'look');
  const [start] = body;
  if (start === undefined || widthOf(body).min === 0) return ['the pattern may match nothing'];
  const first = firstOf(start, emptySet());
  return literals
    .filter((literal) => !first[literal.charCodeAt(0)])
    .map((literal) => `the pattern cannot begin with "${literal}"`);
}

function firstOf(piece: Piece, after: CharacterSet): CharacterSet {
  if (piece.kind === 'look') return after;
  const own =
    piece.kind === 'set'
      ? piece.set
      : piece.alternatives.map((alternative) => firstOfAll(alternative, after)).reduce(union);
  return piece.min === 0 ? union(own, after) : own;
}

function firstOfAll(pieces: readonly Piece[], after: CharacterSet): CharacterSet {
  return [...pieces].reverse().reduce((follow, piece) => firstOf(piece, follow), after);
}

function widthOf(pieces: readonly Piece[]): { min: number; max: number } {
  return pieces.reduce(
    (total, piece) => {
      if (piece.kind === 'look') return total;
      const widths = piece.kind === 'set' ? [{ min: 1, max: 1 }] : piece.alternatives.map(widthOf);
      return {
        min: total.min + piece.min * Math.min(...widths.map((width) => width.min)),
        max: total.max + piece.max * Math.max(...widths.map((width) => width.max)),
      };
    },
    { min: 0, max: 0 },
  );
}

function emptySet(): CharacterSet {
  return new Array<boolean>(129).fill(false);
}

function union(a: CharacterSet, b: CharacterSet): CharacterSet {
  return a.map((isIn, code) => isIn || b[code] === true);
}

function intersects(a: CharacterSet, b: CharacterSet): boolean {
  return a.some((isIn, code) => isIn && b[code] === true);
}
