import type { Value } from '#shared/documents/model.ts';
import type { RecordTable } from '#shared/qbr/model.ts';
import { dateValue, textValue } from '#shared/qbr/values.ts';
import { recordChoiceTexts } from '#shared/text/en/records/choices.ts';
import { amountColumn, amountValue, byThen, recordTable, type RecordsAsked } from './asked.ts';

/** Joint opportunities that are open on the as-of date, the largest first, then those that were closed in the quarter. */
export const readJointOpportunities = async ({ ctx, partnerId, quarter, asOf, say }: RecordsAsked): Promise<RecordTable> => {
  const rows = await ctx.db
    .selectFrom('joint_opportunity as o')
    .leftJoin('joint_solution as s', 's.id', 'o.solution_id')
    .select(['o.customer', 's.name as solution', 'o.opened_on', 'o.amount_minor', 'o.currency', 'o.state', 'o.closed_on'])
    .where('o.partner_id', '=', partnerId)
    .where('o.opened_on', '<=', asOf)
    .where((where) => where.or([where('o.state', '=', 'open'), where('o.closed_on', '>', asOf), where('o.closed_on', '>=', quarter.from)]))
    .orderBy('o.amount_minor', 'desc')
    .orderBy('o.opened_on')
    .orderBy('o.id')
    .execute();
  const isOpen = ({ state, closed_on }: (typeof rows)[number]): boolean => state === 'open' || (closed_on !== null && closed_on > asOf);
  const closedInQuarter = ({ closed_on }: (typeof rows)[number]): boolean => closed_on !== null && closed_on <= quarter.to;
  const shown = [...rows.filter(isOpen), ...rows.filter((row) => !isOpen(row) && closedInQuarter(row))];
  const stateOf = (row: (typeof rows)[number]): Value => {
    if (isOpen(row)) return { kind: 'status', status: 'unknown', text: say('openThen') };
    return { kind: 'status', status: row.state === 'won' ? 'on-track' : 'off-track', text: recordChoiceTexts[row.state] ?? row.state };
  };
  const amounts = shown.map(({ amount_minor: minor, currency }) => ({ minor, currency }));
  return recordTable(
    [
      { key: 'customer', label: say('customer'), kind: 'text' },
      { key: 'solution', label: say('solution'), kind: 'text' },
      { key: 'opened', label: say('opened'), kind: 'date' },
      amountColumn('amount', say('amount'), amounts),
      { key: 'state', label: say('state'), kind: 'status' },
    ],
    shown.map((row) => ({
      cells: [
        textValue(row.customer),
        textValue(row.solution),
        dateValue(row.opened_on),
        amountValue({ minor: row.amount_minor, currency: row.currency }, say),
        stateOf(row),
      ],
    })),
  );
};

/** Milestones of joint solutions that fall into the quarter or were reached in it, and those that were due before and are open on the as-of date. */
export const readJointMilestones = async ({ ctx, partnerId, quarter, next, asOf, say }: RecordsAsked): Promise<RecordTable> => {
  const rows = await ctx.db
    .selectFrom('joint_milestone as m')
    .leftJoin('joint_solution as s', 's.id', 'm.solution_id')
    .leftJoin('partner as p', 'p.id', 'm.partner_id')
    .select(['m.title', 's.name as solution', 'm.side', 'm.due_on', 'm.done_on', 'p.name as partner'])
    .where('m.partner_id', '=', partnerId)
    .where((where) => where.or([where('m.due_on', 'is', null), where('m.due_on', '<=', next.to)]))
    .where((where) =>
      where.or([
        where('m.done_on', 'is', null),
        where('m.done_on', '>', asOf),
        where('m.due_on', '>=', quarter.from),
        where.between('m.done_on', quarter.from, quarter.to),
      ]),
    )
    .orderBy('m.due_on')
    .orderBy('m.id')
    .execute();
  const stateOf = ({ due_on, done_on }: (typeof rows)[number]): Value => {
    const done = byThen(done_on, asOf);
    if (done !== null)
      return due_on === null || done <= due_on
        ? { kind: 'status', status: 'on-track', text: say('doneInTime') }
        : { kind: 'status', status: 'at-risk', text: say('doneLate') };
    return due_on !== null && due_on < asOf
      ? { kind: 'status', status: 'off-track', text: say('overdue') }
      : { kind: 'status', status: 'unknown', text: say('openThen') };
  };
  return recordTable(
    [
      { key: 'milestone', label: say('milestone'), kind: 'text' },
      { key: 'solution', label: say('solution'), kind: 'text' },
      { key: 'side', label: say('side'), kind: 'text' },
      { key: 'due', label: say('due'), kind: 'date' },
      { key: 'done', label: say('done'), kind: 'date' },
      { key: 'state', label: say('state'), kind: 'status' },
    ],
    rows.map((row) => ({
      cells: [
        textValue(row.title),
        textValue(row.solution),
        textValue(row.side === null ? null : row.side === 'vendor' ? say('ours') : row.partner),
        dateValue(row.due_on),
        dateValue(byThen(row.done_on, asOf)),
        stateOf(row),
      ],
    })),
  );
};
