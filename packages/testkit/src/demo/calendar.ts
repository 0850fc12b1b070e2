import type { Dice } from './dice.ts';
import type { Colleague } from './people.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** The company's data reaches back about eighteen months. */
const spanMs = 548 * dayMs;

/** How busy an hour of the UTC day is: the people sit between Toronto and Tokyo, most of them in Europe. */
const busyByHour = [2, 2, 2, 2, 3, 4, 6, 9, 10, 10, 9, 7, 8, 9, 9, 8, 6, 4, 3, 3, 3, 2, 2, 1];

/** Rising instants up to `now` at which issues are created: on workdays, by day, and more of them as the company grows. */
export function creationTimes(dice: Dice, count: number, now: number): number[] {
  const times: number[] = [];
  while (times.length < count) {
    const time = Math.floor(now - spanMs * (1 - dice.fraction() ** 0.85));
    if (dice.fraction() * 10 < busyness(time)) times.push(time - (time % 1000));
  }
  return times.sort((a, b) => a - b);
}

function busyness(time: number): number {
  const date = new Date(time);
  const isWeekend = date.getUTCDay() % 6 === 0;
  return (busyByHour[date.getUTCHours()] ?? 1) * (isWeekend ? 0.08 : 1);
}

/** Whether someone sits at work at that instant. */
export function isAtWork(person: Colleague, time: number): boolean {
  const local = new Date(time + person.offsetHours * hourMs);
  const hour = local.getUTCHours();
  return local.getUTCDay() % 6 !== 0 && hour >= 8 && hour < 19;
}

/** The first instant at or after `time` at which the person is at work. */
export function atWork(dice: Dice, person: Colleague, time: number): number {
  if (isAtWork(person, time)) return time;
  let candidate = time + dice.between(1, 40) * minuteMs;
  while (!isAtWork(person, candidate)) candidate += hourMs / 2;
  return candidate;
}

/** The form in which Jira writes instants. */
export function presentInstant(time: number): string {
  return new Date(time).toISOString().replace('Z', '+0000');
}

export interface Sprint {
  id: number;
  name: string;
  state: 'closed' | 'active' | 'future';
  boardId: number;
  startDate: string;
  endDate: string;
  goal: string;
}

const sprintMs = 14 * dayMs;
/** A Monday on which all teams began their first sprint. */
const firstSprint = Date.UTC(2022, 0, 3, 8);

/** The two-week sprint of a team that runs at that instant. */
export function sprintAt(team: string, boardId: number, time: number, now: number, goals: readonly string[]): Sprint {
  const number = Math.floor((time - firstSprint) / sprintMs);
  const start = firstSprint + number * sprintMs;
  const state = start > now ? 'future' : start + sprintMs > now ? 'active' : 'closed';
  return {
    id: boardId * 1000 + number,
    name: `${team} Sprint ${number}`,
    state,
    boardId,
    startDate: new Date(start).toISOString(),
    endDate: new Date(start + sprintMs - 3 * dayMs + 8 * hourMs).toISOString(),
    goal: goals[number % goals.length] ?? '',
  };
}
