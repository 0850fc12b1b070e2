const WORDS = new Set(
  (
    'admin app bar changeit db dbpass dbpassword default dev foo guest hunter2 letmein mongo mypass mypassword mysql pass passwd ' +
    'password postgres pw pwd qwerty redis root sa secret test tester user username'
  ).split(' '),
);

/** What examples and local set-ups use, digits and signs at the end aside: `password`, `postgres`, `secret123`. */
export function isCommonPassword(value: string): boolean {
  const word = value.toLowerCase().replace(/[^a-z]+$/, '');
  return word === '' ? value.length < 8 : WORDS.has(word) || WORDS.has(value.toLowerCase());
}
