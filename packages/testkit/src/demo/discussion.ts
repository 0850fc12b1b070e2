import { atWork, dayMs, hourMs } from './calendar.ts';
import type { Dice } from './dice.ts';
import type { Cast, Life } from './lifecycle.ts';
import type { Colleague } from './people.ts';
import type { DemoProject, IssueTypeName, Scenario } from './projects/project.ts';
import { mention } from './rich-text.ts';
import type { Scene } from './scene.ts';
import { bug, desk, incident, plan, type Turn } from './scripts.ts';

export interface Remark {
  at: number;
  author: Colleague;
  text: string;
}

/** An issue and the people around it. */
export interface Subject {
  scene: Scene;
  project: DemoProject;
  type: IssueTypeName;
  scenario: Scenario;
  cast: Cast;
  others: readonly Colleague[];
  life: Life;
  createdAt: number;
  now: number;
}

/** What people said about an issue, in the order of time, up to now. */
export function discuss({ scene, project, type, scenario, cast, others, life, createdAt, now }: Subject): Remark[] {
  const { dice } = scene;
  bindNames(scene, project, scenario, cast);
  const script = scriptFor(project, type);
  const remarks: Remark[] = [];
  for (const turn of script) {
    const from = startOf(turn, life, createdAt, remarks.at(-1)?.at);
    const author = turn.who === 'other' ? dice.pick(others) : cast[turn.who];
    const isEcho = remarks.at(-1)?.author === author;
    if (from === undefined || isEcho || !dice.chance(turn.chance) || !canSay(turn, life, scenario)) continue;
    const at = momentAfter(dice, author, Math.max(from, remarks.at(-1)?.at ?? 0), type);
    const lines = turn.says.filter((line) => isPossible(line, scenario) && isFitting(line, author, cast));
    const text = dice.pick(lines);
    if (at <= now) remarks.push({ at, author, text: capital(scene.fill(text)) });
  }
  return remarks;
}

function scriptFor({ workflow }: DemoProject, type: IssueTypeName): readonly Turn[] {
  if (type === 'Incident') return incident;
  if (workflow === 'support') return desk;
  return type === 'Bug' ? bug : plan;
}

function bindNames(scene: Scene, { repository }: DemoProject, scenario: Scenario, cast: Cast): void {
  scene.bind('repository', repository);
  for (const [role, person] of Object.entries(cast)) scene.bind(role, mention(person));
  if (scenario.cause !== undefined) scene.bind('cause', scene.fill(scene.dice.pick(scenario.cause)));
  if (scenario.remedy === undefined) return;
  const remedy = scene.fill(scene.dice.pick(scenario.remedy));
  scene.bind('remedy', remedy);
  scene.bind('lowerRemedy', remedy.charAt(0).toLowerCase() + remedy.slice(1));
}

function startOf({ after }: Turn, life: Life, createdAt: number, last: number | undefined): number | undefined {
  if (after === 'created') return createdAt;
  if (after === 'last') return last;
  return { started: life.startedAt, reviewed: life.reviewedAt, resolved: life.resolvedAt }[after];
}

/** Nobody speaks of the remedy before there is one. */
function canSay({ says }: Turn, life: Life, scenario: Scenario): boolean {
  const isAboutRemedy = says.every((line) => /emedy\}/.test(line));
  const isRejected = life.resolvedAt !== undefined && life.reviewedAt === undefined;
  return (
    !isRejected && says.some((line) => isPossible(line, scenario)) && (!isAboutRemedy || life.reviewedAt !== undefined)
  );
}

function isPossible(line: string, { cause, remedy }: Scenario): boolean {
  return (cause !== undefined || !line.includes('{cause}')) && (remedy !== undefined || !/emedy\}/.test(line));
}

/** People do not address themselves, and only the support desk speaks for it. */
function isFitting(line: string, author: Colleague, cast: Cast): boolean {
  const isToSelf = Object.entries(cast).some(([role, person]) => person === author && line.includes(`{${role}}`));
  return !isToSelf && (author.role === 'support' || !/support|tickets|customers so far/i.test(line));
}

function momentAfter(dice: Dice, author: Colleague, from: number, type: IssueTypeName): number {
  const mean = type === 'Incident' ? 0.04 : 0.6;
  const at = Math.floor(from + hourMs / 10 + dice.around(mean) * dayMs);
  return type === 'Incident' ? at : atWork(dice, author, at);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
