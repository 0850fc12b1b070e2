import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** What is wrong with one value of a request, for its sender: by the name of the field, without the schema's own words. */
export function describeIssue(issue: Issue): string {
  const name = issue.path.length === 0 ? 'the request body' : issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return `These fields are not supported: ${issue.keys.join(', ')}.`;
  return `The value of ${name} must ${requirementOf(issue)}.`;
}

/** Checks of our own (`custom`) carry the second half of the sentence as their message. */
function requirementOf(issue: Issue): string {
  switch (issue.code) {
    case 'custom':
      return issue.message;
    case 'invalid_type':
      return `be ${kindOf(issue)}`;
    case 'invalid_union':
      return `be ${[...new Set(issue.errors.flat().map(kindOf))].join(' or ')}`;
    case 'too_small':
      return boundOf(issue.origin, `at least ${issue.minimum}`);
    case 'too_big':
      return boundOf(issue.origin, `at most ${issue.maximum}`);
    default:
      return 'have another form';
  }
}

function kindOf(issue: Issue): string {
  return (issue.code === 'invalid_type' ? KINDS[issue.expected] : undefined) ?? 'of another form';
}

function boundOf(origin: string, bound: string): string {
  if (origin === 'array') return `have ${bound} entries`;
  return origin === 'string' ? `have ${bound} characters` : `be ${bound}`;
}
