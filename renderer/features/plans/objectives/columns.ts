import type { ColumnsOf, GoalColumn } from './columns-of.ts';
import { typedFeed } from './goal-row.ts';
import { measureColumns } from './measure-columns.ts';
import { reachedColumns } from './reached-columns.ts';
import { quarterColumns, valueColumn } from './value-columns.ts';

/** Which columns are shown: the numbers of the year, how they are measured, or everything. */
export type GoalView = 'targets' | 'setup' | 'all';

/** The columns of the objectives' grid, in their order. */
export const goalColumns = (of: ColumnsOf, view: GoalView): GoalColumn[] => {
  const { t, feeds } = of;
  const who = t(($) => $.planObjectives.group.who);
  const title: GoalColumn = {
    id: 'title',
    label: t(($) => $.planObjectives.column.title),
    kind: 'text',
    width: 200,
    value: ({ objective }) => objective.title,
    parse: (text) => {
      const plain = text.trim();
      return plain === '' ? { ok: false, message: t(($) => $.planObjectives.fault.title) } : { ok: true, value: plain.slice(0, 300) };
    },
  };
  const weight: GoalColumn = {
    id: 'weight',
    label: t(($) => $.planObjectives.column.weight),
    kind: 'number',
    width: 64,
    hint: t(($) => $.planObjectives.hint.weight),
    value: ({ objective }) => objective.weight,
    parse: (text) =>
      /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 100
        ? { ok: true, value: Number(text) }
        : { ok: false, message: t(($) => $.planObjectives.fault.weight, { text }) },
    format: (number) => String(Math.round(number * 10) / 10),
  };
  const start = valueColumn(
    of,
    {
      id: 'start',
      label: t(($) => $.planObjectives.column.start),
      group: t(($) => $.planObjectives.group.measure),
      width: 92,
      hint: t(($) => $.planObjectives.hint.start),
    },
    ({ objective }) => objective.start,
  );
  const feed: GoalColumn = {
    id: 'feed',
    label: t(($) => $.planObjectives.column.feed),
    group: t(($) => $.planObjectives.group.measure),
    kind: 'choice',
    width: 150,
    hint: t(($) => $.planObjectives.hint.feed),
    value: ({ objective }) => objective.feed ?? typedFeed,
    choices: ({ objective }) => [
      { value: typedFeed, label: t(($) => $.planObjectives.typedIn) },
      ...feeds.filter(({ unit }) => unit === objective.unit).map(({ id, name }) => ({ value: id, label: name })),
    ],
  };
  const owner: GoalColumn = {
    id: 'owner',
    label: t(($) => $.planObjectives.column.owner),
    group: who,
    kind: 'text',
    width: 130,
    value: ({ objective }) => objective.owner ?? '',
  };
  const dueOn: GoalColumn = {
    id: 'dueOn',
    label: t(($) => $.planObjectives.column.dueOn),
    group: who,
    kind: 'date',
    width: 100,
    value: ({ objective }) => objective.dueOn,
  };
  const note: GoalColumn = {
    id: 'note',
    label: t(($) => $.planObjectives.column.note),
    kind: 'text',
    width: 240,
    hint: t(($) => $.planObjectives.hint.note),
    value: ({ objective }) => objective.note,
  };
  const { share, year, soFar, attainment, toDate, status } = reachedColumns(of);
  const { kind, unit, unitLabel, currency, accrual, better } = measureColumns(of);
  const targets = quarterColumns(of, 'targets');
  const actuals = quarterColumns(of, 'actuals');
  const setup = [weight, share, kind, unit, unitLabel, currency, accrual, better, start, feed, owner, dueOn, note];
  const numbers = [...targets, year, ...actuals, soFar, attainment, toDate, status];
  if (view === 'setup') return [title, ...setup];
  if (view === 'targets') return [title, weight, share, ...numbers];
  return [
    title,
    weight,
    share,
    kind,
    unit,
    unitLabel,
    currency,
    accrual,
    better,
    owner,
    dueOn,
    start,
    ...targets,
    year,
    feed,
    ...actuals,
    soFar,
    attainment,
    toDate,
    status,
    note,
  ];
};
