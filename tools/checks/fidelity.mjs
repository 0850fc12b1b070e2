// Collects the FIDELITY comments of the code into docs/fidelity.md. Run: node tools/checks/fidelity.mjs
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PAGE = 'docs/fidelity.md';

/** The notes of one source text, each on one line. A note ends with its comment: at a line that is not a comment or is an empty one. */
export function notesIn(source) {
  const notes = [];
  let open = false;
  for (const line of source.split('\n')) {
    const comment =
      /^\s*(?:\/\/|\/\*\*?|\*(?!\/)|#)\s?(.*)$/.exec(line) ?? /(?:\/\/|\/\*\*?)\s(FIDELITY:.*)$/.exec(line);
    const text = (comment?.[1] ?? '').replace(/\*\/.*$/, '').trim();
    if (text.startsWith('FIDELITY:')) notes.push(text.slice('FIDELITY:'.length).trim());
    else if (open && text !== '') notes.push(`${notes.pop()} ${text}`);
    open = text !== '' && (text.startsWith('FIDELITY:') || open) && !line.includes('*/');
  }
  return notes;
}

/** What is wrong with the form of a note, or undefined. */
export function problemWith(note) {
  return /^[^;]+;[\s\S]*\bhere\b[^;]+;[\s\S]+$/.test(note)
    ? undefined
    : 'is not of the form "<what the cloud does>; here <what we do>; <why>"';
}

/** The page, by area (a package or an app). */
export function render(notesByFile) {
  const areas = new Map();
  for (const [file, notes] of notesByFile) {
    const area = file.split('/').slice(0, 2).join('/');
    areas.set(area, [
      ...(areas.get(area) ?? []),
      ...notes.map((note) => `- ${note} ([${file.split('/').at(-1)}](../${file}))`),
    ]);
  }
  const sections = [...areas].map(([area, lines]) => `## ${area}\n\n${lines.join('\n')}\n`);
  const head =
    '# Where this differs from the cloud\n\nCollected from the `FIDELITY:` comments of the code by `node tools/checks/fidelity.mjs`; do not edit.\n';
  return [head, ...sections].join('\n');
}

export function collect() {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', 'packages', 'apps', 'tools'];
  const files = execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\0');
  return files
    .filter(
      (file) => /\.(tsx?|mjs|yml)$/.test(file) && !file.startsWith('tools/checks/') && existsSync(join(root, file)),
    )
    .map((file) => [file, notesIn(readFileSync(join(root, file), 'utf8'))])
    .filter(([, notes]) => notes.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(join(root, PAGE), render(collect()));
