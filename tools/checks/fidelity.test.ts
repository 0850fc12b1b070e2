import { expect, test } from 'vitest';
// @ts-expect-error The generator is plain JavaScript, since Node runs it without a build.
import * as fidelity from './fidelity.mjs';
import { read } from './repository.ts';

const { collect, notesIn, problemWith, render } = fidelity as {
  collect(): [file: string, notes: string[]][];
  notesIn(source: string): string[];
  problemWith(note: string): string | undefined;
  render(notes: [file: string, notes: string[]][]): string;
};

test('docs/fidelity.md is what the code says; run `node tools/checks/fidelity.mjs` after a change', () => {
  expect(read('docs/fidelity.md')).toBe(render(collect()));
});

test('every note says what the cloud does, what we do and why', () => {
  const problems = collect().flatMap(([file, notes]) =>
    notes.flatMap((note) => (problemWith(note) === undefined ? [] : [`${file}: "${note}" ${problemWith(note)}`])),
  );
  expect(problems).toEqual([]);
});

test('notesIn() reads line and block comments of several lines and stops where they end', () => {
  const source = [
    '// FIDELITY: the cloud waits; here',
    '// we do not; speed.',
    'const a = 1; // FIDELITY: b; here c; d',
    '/**',
    ' * Something else.',
    ' * FIDELITY: e; here f; g',
    ' * h.',
    ' *',
    ' * More.',
    ' */',
    '/* FIDELITY: i; here j; k. */',
    '// Not part of it.',
  ];
  expect(notesIn(source.join('\n'))).toEqual([
    'the cloud waits; here we do not; speed.',
    'b; here c; d',
    'e; here f; g h.',
    'i; here j; k.',
  ]);
});

test('problemWith() refuses a note without its three parts', () => {
  expect(problemWith('the cloud waits; here we do not; speed')).toBeUndefined();
  expect(problemWith('we do not wait')).toContain('is not of the form');
});
