import { expect, test } from 'vitest';
import { criticalChain, daysLate, heldUp, slackDays } from '#shared/plan/milestone-chains.ts';
import { PlanInitiative, PlanMilestone } from '#shared/plan/model.ts';
import { dayAt, layTimeline } from '#shared/plan/timeline.ts';
import { nextMark } from '#shared/plan/timeline-way.ts';
import type { PlanQuarter } from '#shared/plan/tracking.ts';

const year = { startsOn: '2017-01-01', endsOn: '2017-12-31' };
const asOf = '2017-07-02';
const milestone = (id: string, given: Partial<PlanMilestone> = {}): PlanMilestone =>
  PlanMilestone.parse({ id, title: `Milestone ${id}`, side: 'partner', ...given });
const initiative = (id: string, given: Partial<PlanInitiative> = {}): PlanInitiative =>
  PlanInitiative.parse({ id, title: `Initiative ${id}`, side: 'vendor', ...given });
const quarters: PlanQuarter[] = [
  { label: 'Q1', from: '2017-01-01', to: '2017-03-31', ours: 'Q1', theirs: null, phase: 'over' },
  { label: 'Q2', from: '2017-04-01', to: '2017-06-30', ours: 'Q2', theirs: null, phase: 'over' },
  { label: 'Q3', from: '2017-07-01', to: '2017-09-30', ours: 'Q3', theirs: null, phase: 'running' },
  { label: 'Q4', from: '2017-10-01', to: '2017-12-31', ours: 'Q4', theirs: null, phase: 'ahead' },
];
const lay = (milestones: PlanMilestone[], initiatives: PlanInitiative[] = [], width = 0.01) =>
  layTimeline({ terms: year, initiatives, milestones }, quarters, asOf, () => width);

test('is late from the day after it was due, while something is left to do', () => {
  expect(daysLate(milestone('a', { dueOn: '2017-07-02' }), asOf)).toBe(0);
  expect(daysLate(milestone('a', { dueOn: '2017-06-30', state: 'in_progress' }), asOf)).toBe(2);
  for (const state of ['done', 'dropped'] as const) expect(daysLate(milestone('a', { dueOn: '2017-06-30', state }), asOf)).toBe(0);
  expect(daysLate(milestone('a'), asOf)).toBe(0);
});

test('counts slack to the start of what waits, or to its due date where it has no start', () => {
  const earlier = { dueOn: '2017-03-01' };
  expect(slackDays(earlier, { startsOn: '2017-03-11', dueOn: '2017-04-01' })).toBe(10);
  expect(slackDays(earlier, { startsOn: null, dueOn: '2017-02-27' })).toBe(-2);
  expect(slackDays(earlier, { startsOn: null, dueOn: null })).toBeNull();
});

test('names what holds a milestone up, also further back, and nothing that is done', () => {
  const late = milestone('late', { dueOn: '2017-06-01' });
  const done = milestone('done', { dueOn: '2017-05-01', state: 'done' });
  const middle = milestone('middle', { dueOn: '2017-09-01', dependsOn: ['late', 'done'] });
  const end = milestone('end', { dueOn: '2017-08-01', dependsOn: ['middle'] });
  expect(heldUp([late, done, middle, end], asOf)).toEqual(
    new Map([
      ['middle', ['late']],
      ['end', ['middle', 'late']],
    ]),
  );
});

test('ends where milestones wait for each other in a circle, or for one that is gone', () => {
  const ring = [
    milestone('a', { dueOn: '2017-06-01', dependsOn: ['b', 'gone'] }),
    milestone('b', { dueOn: '2017-06-10', dependsOn: ['a'] }),
  ];
  expect(heldUp(ring, asOf)).toEqual(
    new Map([
      ['a', ['b']],
      ['b', ['a']],
    ]),
  );
  expect(criticalChain(ring)).toEqual({ ids: ['a', 'b'], slack: 9 });
});

test('follows the least slack back from the open milestone that is due last', () => {
  const chain = [
    milestone('loose', { dueOn: '2017-02-01' }),
    milestone('tight', { dueOn: '2017-08-01' }),
    milestone('middle', { startsOn: '2017-08-05', dueOn: '2017-09-01', dependsOn: ['loose', 'tight'] }),
    milestone('end', { dueOn: '2017-10-01', dependsOn: ['middle'] }),
    milestone('alone', { dueOn: '2017-12-01' }),
  ];
  expect(criticalChain(chain)).toEqual({ ids: ['tight', 'middle', 'end'], slack: 4 + 30 });
  expect(criticalChain([milestone('alone', { dueOn: '2017-12-01' })])).toBeNull();
});

test('puts a milestone at noon of its day, and a day back to where it came from, on every day of the year', () => {
  for (const dueOn of ['2017-01-01', '2017-02-28', '2017-07-02', '2017-12-31']) {
    const mark = lay([milestone('a', { dueOn })]).lanes[0]?.marks[0];
    expect(mark?.beyond).toBeNull();
    expect(dayAt(mark?.at ?? -1, year)).toBe(dueOn);
  }
  expect(dayAt(-0.2, year)).toBe('2017-01-01');
  expect(dayAt(1.2, year)).toBe('2017-12-31');
});

test('keeps what is due outside of the year at its edge, and says so', () => {
  const { lanes } = lay([milestone('a', { dueOn: '2016-11-01' }), milestone('b', { dueOn: '2018-02-01' })]);
  expect(lanes[0]?.marks.map(({ at, beyond }) => [at, beyond])).toEqual([
    [0, 'before'],
    [1, 'after'],
  ]);
});

test('stretches a bar from its dates, or from those of its milestones, and draws none where there are none', () => {
  const { lanes } = lay(
    [
      milestone('a', { initiativeId: 'open', startsOn: '2017-04-01', dueOn: '2017-06-30' }),
      milestone('b', { initiativeId: 'open', dueOn: '2017-09-30', state: 'done' }),
      milestone('c', { initiativeId: 'bare' }),
    ],
    [initiative('dated', { startsOn: '2017-01-01', dueOn: '2017-12-31' }), initiative('open'), initiative('bare')],
  );
  expect(lanes.map(({ bar }) => bar)).toEqual([{ from: 0, to: 1 }, { from: 90 / 365, to: 273 / 365 }, null]);
  expect(lanes.map(({ done, all, undated }) => [done, all, undated.length])).toEqual([
    [0, 0, 0],
    [1, 2, 0],
    [0, 1, 1],
  ]);
});

test('gives words that would cover each other a line of their own, and turns those at the end to the left', () => {
  const { lanes } = lay(
    [
      milestone('a', { dueOn: '2017-03-01' }),
      milestone('b', { dueOn: '2017-03-10' }),
      milestone('c', { dueOn: '2017-07-01' }),
      milestone('d', { dueOn: '2017-12-20' }),
    ],
    [],
    0.2,
  );
  expect(lanes[0]?.marks.map(({ milestone: { id }, row, words }) => [id, row, words])).toEqual([
    ['a', 0, 'right'],
    ['b', 1, 'right'],
    ['c', 0, 'right'],
    ['d', 0, 'left'],
  ]);
  expect(lanes[0]?.rows).toBe(2);
});

test('draws a line for each dependency: crossed where the earlier one is due later, critical along the chain', () => {
  const { links, chain } = lay([
    milestone('a', { dueOn: '2017-08-01' }),
    milestone('b', { dueOn: '2017-07-20', dependsOn: ['a'] }),
    milestone('c', { dueOn: '2017-09-01', dependsOn: ['a', 'undated', 'gone'] }),
    milestone('undated', {}),
    milestone('over', { dueOn: '2017-05-01', state: 'done' }),
    milestone('d', { dueOn: '2017-10-01', dependsOn: ['c', 'over'] }),
  ]);
  expect(links).toEqual([
    { from: 'a', to: 'b', kind: 'crossed' },
    { from: 'a', to: 'c', kind: 'critical' },
    { from: 'c', to: 'd', kind: 'critical' },
    { from: 'over', to: 'd', kind: 'plain' },
  ]);
  expect(chain).toEqual({ ids: ['a', 'c', 'd'], slack: 31 + 30 });
});

test('shows milestones of no initiative, or of one that is gone, in a lane at the end, and none where there are none', () => {
  const { lanes, today } = lay([milestone('a', { initiativeId: 'gone', dueOn: asOf })], [initiative('one')]);
  expect(lanes.map((lane) => [lane.initiative?.id ?? null, lane.marks.length])).toEqual([
    ['one', 0],
    [null, 1],
  ]);
  expect(today).toBeCloseTo(182.5 / 365, 10);
  expect(lay([], [initiative('one')]).lanes).toHaveLength(1);
  expect(layTimeline({ terms: year, initiatives: [], milestones: [] }, quarters, '2018-01-01', () => 0).today).toBeNull();
});

test('goes through the milestones by day, and from lane to lane to the nearest', () => {
  const { lanes } = lay(
    [
      milestone('jan', { initiativeId: 'one', dueOn: '2017-01-10' }),
      milestone('sep', { initiativeId: 'one', dueOn: '2017-09-10' }),
      milestone('feb', { initiativeId: 'two', dueOn: '2017-02-10' }),
      milestone('oct', { initiativeId: 'two', dueOn: '2017-10-10' }),
    ],
    [initiative('one'), initiative('empty'), initiative('two')],
  );
  expect(nextMark(lanes, 'jan', 'right')).toBe('feb');
  expect(nextMark(lanes, 'feb', 'left')).toBe('jan');
  expect(nextMark(lanes, 'jan', 'left')).toBeNull();
  expect(nextMark(lanes, 'sep', 'down')).toBe('oct');
  expect(nextMark(lanes, 'feb', 'up')).toBe('jan');
  expect(nextMark(lanes, 'feb', 'down')).toBeNull();
  expect(nextMark(lanes, 'feb', 'first')).toBe('jan');
  expect(nextMark(lanes, 'feb', 'last')).toBe('oct');
  expect(nextMark(lanes, 'gone', 'right')).toBe('jan');
});
