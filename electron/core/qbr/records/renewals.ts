import type { Value } from '#shared/documents/model.ts';
import type { RecordTable } from '#shared/qbr/model.ts';
import { dateValue, textValue } from '#shared/qbr/values.ts';
import { recordChoiceTexts } from '#shared/text/en/records/choices.ts';
import { amountColumn, amountValue, byThen, recordTable, type RecordsAsked } from './asked.ts';

/** Contracts that come up in the quarter and the next, and those from before that nobody has settled; by the day on which they are due. */
export const readRenewals = async ({ ctx, partnerId, quarter, next, asOf, say }: RecordsAsked): Promise<RecordTable> => {
  const rows = await ctx.db
    .selectFrom('renewal')
    .select(['customer', 'due_on', 'amount_minor', 'currency', 'state', 'closed_on'])
    .where('partner_id', '=', partnerId)
    .where('due_on', '<=', next.to)
    .where((where) =>
      where.or([where('due_on', '>=', quarter.from), where('state', 'in', ['due', 'in_negotiation']), where('closed_on', '>', asOf)]),
    )
    .orderBy('due_on')
    .orderBy('id')
    .execute();
  const stateOf = ({ state, closed_on, due_on }: (typeof rows)[number]): Value => {
    // what was settled after the as-of date was not settled on it
    const isOpen = state === 'due' || state === 'in_negotiation' || (closed_on !== null && closed_on > asOf);
    if (isOpen && due_on < asOf) return { kind: 'status', status: 'off-track', text: say('overdue') };
    if (isOpen) return { kind: 'status', status: 'unknown', text: recordChoiceTexts[closed_on === null ? state : 'due'] ?? state };
    return { kind: 'status', status: state === 'renewed' ? 'on-track' : 'off-track', text: recordChoiceTexts[state] ?? state };
  };
  const amounts = rows.map(({ amount_minor: minor, currency }) => ({ minor, currency }));
  return recordTable(
    [
      { key: 'customer', label: say('customer'), kind: 'text' },
      { key: 'due', label: say('due'), kind: 'date' },
      amountColumn('amount', say('yearlyValue'), amounts),
      { key: 'state', label: say('state'), kind: 'status' },
      { key: 'closed', label: say('closed'), kind: 'date' },
    ],
    rows.map((row) => ({
      cells: [
        textValue(row.customer),
        dateValue(row.due_on),
        amountValue({ minor: row.amount_minor, currency: row.currency }, say),
        stateOf(row),
        dateValue(byThen(row.closed_on, asOf)),
      ],
    })),
  );
};
