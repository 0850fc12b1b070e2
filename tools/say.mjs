/** One line per step, so that a first-time user sees what happens to the machine. */
export function say(text) {
  process.stdout.write(`> ${text}\n`);
}

/** One clear line, then the end: no stack for what a user can mend. */
export function fail(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
