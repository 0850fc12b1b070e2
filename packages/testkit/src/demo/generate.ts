import { hourMs } from './calendar.ts';
import { Dice } from './dice.ts';
import { discuss } from './discussion.ts';
import { type Draft, draftIssues } from './draft.ts';
import { live } from './lifecycle.ts';
import { type Colleague, hire } from './people.ts';
import { type DemoComment, type DemoIssue, type Ids, presentIssue } from './present-issue.ts';
import { doc, p } from './rich-text.ts';
import { canaryProperty, type DemoPlant, plant } from './secrets/plants.ts';

export interface DemoOptions {
  seed: number;
  /** 1200 unless told. */
  issues?: number;
  /** The present of the company; its data reaches eighteen months back. */
  now: number;
}

/** Plants in 1200 issues. */
const plantsPer1200 = 45;

/**
 * The issues of an invented software company, oldest first, one at a time: six projects, 26 people, their discussions,
 * and credentials and personal data pasted where people paste such things. The same options give the same issues.
 */
export function* generateDemo(options: DemoOptions): Generator<DemoIssue> {
  for (const { issue } of generate(options)) yield issue;
}

/** Where the credentials and personal data of `generateDemo` with the same options are. */
export function demoPlants(options: DemoOptions): DemoPlant[] {
  return [...generate(options)].flatMap(({ plants }) => plants);
}

function* generate({ seed, issues = 1200, now }: DemoOptions): Generator<{ issue: DemoIssue; plants: DemoPlant[] }> {
  const staff = hire(seed);
  const ids = countingIds();
  const isPlanted = plantSchedule(issues);
  let planted = 0;
  for (const draft of draftIssues({ seed, issues, now }, staff)) {
    const { scene, project, type, scenario, cast, createdAt } = draft;
    const life = live(scene.dice, project, type, cast, createdAt, now);
    const others = staff.filter((person) => !Object.values(cast).includes(person));
    const remarks = discuss({ scene, project, type, scenario, cast, others, life, createdAt, now });
    const comments = remarks.map(({ at, author, text }): DemoComment => ({ at, author, body: doc(p(text)) }));
    const plants = isPlanted(draft.index) ? [plantInto(draft, comments, planted++, seed, now)] : [];
    const issue = presentIssue(draft, life, comments, ids, now);
    yield { issue: plants.length === 0 ? issue : { ...issue, properties: canaryProperty(plants) }, plants };
  }
}

/** Spreads the plants evenly; even little data has one of each rule, as long as it has so many issues. */
function plantSchedule(issues: number): (index: number) => boolean {
  const count = Math.min(issues, Math.max(15, Math.round((plantsPer1200 * issues) / 1200)));
  return (index) => Math.floor(((index + 1) * count) / issues) > Math.floor((index * count) / issues);
}

/** There is always a comment to plant in; the reporter speaks when nobody else did. */
function plantInto(draft: Draft, comments: DemoComment[], ordinal: number, seed: number, now: number): DemoPlant {
  if (comments.length === 0) comments.push(note(draft.cast.reporter, Math.min(draft.createdAt + hourMs, now)));
  const plantable = { key: draft.key, summary: draft.summary, description: draft.description, comments };
  const planted = plant(plantable, ordinal, Dice.for(seed, 0x706c616e, ordinal));
  draft.summary = plantable.summary;
  return planted;
}

function note(author: Colleague, at: number): DemoComment {
  return { at, author, body: doc(p('Adding what I have, in case somebody wants to try it.')) };
}

function countingIds(): Ids {
  const last = { comment: 10_000, worklog: 10_000, change: 10_000 };
  return { next: (kind) => String(++last[kind]) };
}
