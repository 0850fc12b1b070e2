import { lookalike } from './lookalikes.ts';
import type { DemoProject, IssueTypeName, Scenario } from './projects/project.ts';
import { bullets, code, type Document, doc, heading, type Node, numbered, p, panel, table } from './rich-text.ts';
import type { Scene } from './scene.ts';

/** The description of an issue; how much of the scenario is written down depends on the author's mood. */
export function describe(scene: Scene, scenario: Scenario): Document {
  const { dice } = scene;
  const fill = (text: string) => scene.fill(text);
  const parts: Node[] = [p(fill(dice.pick(scenario.opening)))];
  const isThorough = dice.chance(0.6);
  const details = dice.sample(scenario.details ?? [], isThorough ? 2 : 1).map(fill);
  if (details.length > 0) parts.push(...(dice.chance(0.3) ? [bullets(details)] : [p(details.join(' '))]));
  if (scenario.steps !== undefined && isThorough)
    parts.push(heading(3, 'Steps to reproduce'), numbered(scenario.steps.map(fill)));
  if (scenario.expected !== undefined) parts.push(p(`**Expected:** ${fill(scenario.expected)}`));
  if (scenario.actual !== undefined) parts.push(p(`**Actual:** ${fill(scenario.actual)}`));
  if (scenario.code !== undefined && dice.chance(0.7)) {
    parts.push(p(`${fill(scenario.code.title)}:`), code(scenario.code.language, fill(scenario.code.text)));
  }
  if (scenario.table !== undefined && dice.chance(0.75)) parts.push(table(scenario.table.map((row) => row.map(fill))));
  if (scenario.criteria !== undefined) {
    const title = scenario.type === 'Story' ? 'Acceptance criteria' : 'To do';
    const criteria = dice.sample(scenario.criteria, dice.between(2, scenario.criteria.length)).map(fill);
    parts.push(heading(3, title), bullets(criteria));
  }
  if (scenario.type === 'Bug' && dice.chance(0.3)) parts.push(...lookalike(dice));
  if (dice.chance(0.06))
    parts.push(panel('note', p(fill('Please do not close before {weekday}; {country} wants to have a look, too.'))));
  return doc(...parts);
}

export function describeEpic({ name, why }: DemoProject['epics'][number]): Document {
  return doc(
    p(why),
    heading(3, 'Done when'),
    bullets([
      `"${name}" is true in production for two weeks`,
      'The teams that depend on it have been told',
      'What is no longer needed was removed',
    ]),
  );
}

export function describeSubtask(scene: Scene, parentKey: string): Document {
  return doc(
    p(
      scene.fill(
        scene.dice.pick([
          `Part of ${parentKey}.`,
          `See ${parentKey} for the background. This is the piece that can be done on its own.`,
          `Split off from ${parentKey} so that it can be reviewed early.`,
          `${parentKey} needs this first.`,
        ]),
      ),
    ),
  );
}

export function pointsFor(scene: Scene, type: IssueTypeName): number | undefined {
  if (type !== 'Story' && type !== 'Task' && type !== 'Bug') return undefined;
  return scene.dice.chance(0.8) ? scene.dice.pick([1, 1, 2, 2, 3, 3, 5, 8]) : undefined;
}
