import { creationTimes, isAtWork } from './calendar.ts';
import { commonSlots } from './common-slots.ts';
import { describe, describeEpic, describeSubtask } from './describe.ts';
import { Dice } from './dice.ts';
import type { Cast } from './lifecycle.ts';
import type { Colleague, Role, Team } from './people.ts';
import { mobile } from './projects/mobile.ts';
import { payments } from './projects/payments.ts';
import { platform } from './projects/platform.ts';
import { type DemoProject, type IssueTypeName, type Scenario, variantOf } from './projects/project.ts';
import { security } from './projects/security.ts';
import { support } from './projects/support.ts';
import { webShop } from './projects/web-shop.ts';
import type { Document } from './rich-text.ts';
import { Scene } from './scene.ts';

/** What an issue is about, before anything happened to it. */
export interface Draft {
  index: number;
  key: string;
  project: DemoProject;
  type: IssueTypeName;
  scenario: Scenario;
  scene: Scene;
  summary: string;
  description: Document;
  parentKey: string | undefined;
  cast: Cast;
  createdAt: number;
}

export const projects: readonly DemoProject[] = [mobile, payments, webShop, platform, security, support];

/** What one project remembers while its issues come into being. */
interface ProjectState {
  lastNumber: number;
  epicKeys: string[];
  /** Issues that may get sub-tasks. */
  recent: Draft[];
}

/** Writes the drafts of all issues in the order of their creation. Summaries are all different. */
export function* draftIssues(
  options: { seed: number; issues: number; now: number },
  staff: readonly Colleague[],
): Generator<Draft> {
  const { seed, issues, now } = options;
  const summaries = new Set<string>();
  const states = new Map<Team, ProjectState>(
    projects.map(({ key }) => [key, { lastNumber: 0, epicKeys: [], recent: [] }]),
  );
  const times = creationTimes(Dice.for(seed, 0x74696d65), issues, now);
  for (const [index, createdAt] of times.entries()) {
    const dice = Dice.for(seed, 0x64726166, index);
    const project = dice.weighted(projects.map((candidate) => [candidate, candidate.weight] as const));
    const state = states.get(project.key);
    if (state === undefined) continue;
    state.lastNumber++;
    const expected = Math.max(1, (issues * project.weight) / 100);
    const base = {
      index,
      key: `${project.key}-${state.lastNumber}`,
      project,
      createdAt,
      cast: castFor(dice, staff, project, createdAt),
    };
    const draft = isEpicDue(state, project, expected)
      ? epic(base, dice, state)
      : ordinary(base, dice, state, summaries);
    summaries.add(draft.summary);
    if (draft.type === 'Epic') state.epicKeys.push(draft.key);
    else if (draft.type !== 'Sub-task' && draft.type !== 'Incident')
      state.recent = [draft, ...state.recent].slice(0, 8);
    yield draft;
  }
}

type Base = Pick<Draft, 'index' | 'key' | 'project' | 'createdAt' | 'cast'>;

/** The epics of a project are spread over its time. */
function isEpicDue(state: ProjectState, project: DemoProject, expected: number): boolean {
  const begun = state.epicKeys.length;
  return begun < project.epics.length && state.lastNumber > (begun * expected) / (project.epics.length + 1);
}

function epic(base: Base, dice: Dice, state: ProjectState): Draft {
  const topic = base.project.epics[state.epicKeys.length] ?? { name: '', why: '' };
  const scenario: Scenario = {
    type: 'Epic',
    component: '',
    summary: [topic.name],
    opening: [topic.why],
    remedy: ['The last piece is live; what we learned is in the wiki'],
  };
  const scene = sceneFor(base, dice);
  return {
    ...base,
    type: 'Epic',
    scenario,
    scene,
    summary: topic.name,
    description: describeEpic(topic),
    parentKey: undefined,
  };
}

function ordinary(base: Base, dice: Dice, state: ProjectState, summaries: ReadonlySet<string>): Draft {
  const parent = state.recent.length > 0 && dice.chance(0.13) ? dice.pick(state.recent) : undefined;
  for (let attempt = 0; ; attempt++) {
    const draft = parent !== undefined && attempt < 6 ? subtask(base, dice, parent) : fromScenario(base, dice, state);
    if (!summaries.has(draft.summary)) return draft;
    if (attempt < 20) continue;
    const told = `${draft.summary}, ${draft.scene.fill('{month}')} ${new Date(base.createdAt).getUTCFullYear()}`;
    return { ...draft, summary: summaries.has(told) ? `${told} (${base.key})` : told };
  }
}

function subtask(base: Base, dice: Dice, parent: Draft): Draft {
  // The scene of the parent: the piece speaks of the same things as the whole.
  const { scene } = parent;
  const scenario: Scenario = {
    type: 'Sub-task',
    component: parent.scenario.component,
    summary: base.project.subtasks,
    opening: [],
    remedy: ['Done with the rest of the parent', 'Merged', 'Finished, notes are in the parent'],
  };
  const summary = scene.fill(dice.pick(scenario.summary));
  return {
    ...base,
    type: 'Sub-task',
    scenario,
    scene,
    summary,
    description: describeSubtask(scene, parent.key),
    parentKey: parent.key,
  };
}

function fromScenario(base: Base, dice: Dice, state: ProjectState): Draft {
  const kind = dice.pick(base.project.scenarios);
  const scenario = variantOf(kind, dice.between(0, kind.summary.length - 1));
  const scene = sceneFor(base, dice);
  const summary = scene.fill(dice.pick(scenario.summary));
  const parentKey =
    state.epicKeys.length > 0 && scenario.type !== 'Incident' && dice.chance(0.5)
      ? dice.pick(state.epicKeys)
      : undefined;
  return {
    ...base,
    type: scenario.type,
    scenario,
    scene,
    summary: capital(summary),
    description: describe(scene, scenario),
    parentKey,
  };
}

/** Names of services and jobs are written small wherever they stand. */
function capital(text: string): string {
  if (/^[a-z0-9]+-[a-z]/.test(text)) return text;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sceneFor({ createdAt, project }: Base, dice: Dice): Scene {
  return new Scene(dice, { ...commonSlots(createdAt), ...project.slots });
}

/** Who has to do with an issue: preferably people who sit at work when it is created, and no one twice. */
function castFor(dice: Dice, staff: readonly Colleague[], { key }: DemoProject, at: number): Cast {
  const team = staff.filter(({ teams }) => teams.includes(key));
  const awake = staff.filter((person) => isAtWork(person, at));
  const choose = (pool: readonly Colleague[], taken: readonly Colleague[]) => {
    const free = pool.filter((person) => !taken.includes(person));
    return dice.pick(free.length > 0 ? free : staff.filter((person) => !taken.includes(person)));
  };
  const withRole = (...roles: Role[]) => team.filter(({ role }) => roles.includes(role));
  const reporter = choose(
    awake.filter((person) => person.teams.includes(key) || dice.chance(0.35)),
    [],
  );
  const assignee = choose(key === 'HELP' ? team : withRole('dev', 'ops', 'security'), [reporter]);
  const reviewer = choose(withRole('lead', 'dev', 'ops', 'product', 'security', 'support'), [reporter, assignee]);
  const tester = choose(withRole('qa', 'dev', 'ops', 'support'), [reporter, assignee, reviewer]);
  return { reporter, assignee, reviewer, tester };
}
