import type { Team } from '../people.ts';
import type { Slots } from '../scene.ts';

export type IssueTypeName = 'Epic' | 'Story' | 'Task' | 'Bug' | 'Sub-task' | 'Incident' | 'Support Request';

/**
 * One kind of work as it comes up again and again; every text is a template of the project's slots. Where `opening`,
 * `cause` or `remedy` are as many as the summaries, they belong to them in that order; else any of them will do.
 */
export interface Scenario {
  type: IssueTypeName;
  component: string;
  /** Different enough that no two issues bear the same. */
  summary: readonly string[];
  /** How the description begins. */
  opening: readonly string[];
  /** Further sentences; some of them appear. */
  details?: readonly string[];
  /** Steps to reproduce. */
  steps?: readonly string[];
  actual?: string;
  expected?: string;
  /** Acceptance criteria, or what is to be done. */
  criteria?: readonly string[];
  code?: { title: string; language: string; text: string };
  /** The first row is the head. */
  table?: readonly (readonly string[])[];
  /** What turned out to be the reason, and what was done; said in comments. */
  cause?: readonly string[];
  remedy?: readonly string[];
  labels?: readonly string[];
}

export interface DemoProject {
  key: Team;
  name: string;
  description: string;
  boardId: number;
  /** Share of all issues. */
  weight: number;
  repository: string;
  /** Teams that work in sprints. */
  sprintGoals?: readonly string[];
  /** Kanban teams of the support desk speak of customers rather than of code. */
  workflow: 'development' | 'support';
  epics: readonly { name: string; why: string }[];
  slots: Slots;
  scenarios: readonly Scenario[];
  subtasks: readonly string[];
}

/** The scenario narrowed to one of its summaries and what belongs to that. */
export function variantOf(scenario: Scenario, index: number): Scenario {
  const count = scenario.summary.length;
  const own = (texts: readonly string[]) => (texts.length === count ? texts.slice(index, index + 1) : texts);
  const { summary, opening, cause, remedy } = scenario;
  return {
    ...scenario,
    summary: own(summary),
    opening: own(opening),
    ...(cause && { cause: own(cause) }),
    ...(remedy && { remedy: own(remedy) }),
  };
}
