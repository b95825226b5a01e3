import type { Value } from '#shared/documents/model.ts';
import type { RecordTable } from '#shared/qbr/model.ts';
import { dateValue, textValue } from '#shared/qbr/values.ts';
import { recordChoiceTexts } from '#shared/text/en/records/choices.ts';
import { amountColumn, amountValue, byThen, recordTable, type RecordsAsked } from './asked.ts';

/** Leads that came in the quarter, and those from before that are open on the as-of date or whose fee is not paid; newest first. */
export const readLeads = async ({ ctx, partnerId, quarter, asOf, say }: RecordsAsked): Promise<RecordTable> => {
  const rows = await ctx.db
    .selectFrom('lead')
    .select(['customer', 'submitted_on', 'first_follow_up_on', 'state', 'closed_on', 'fee_minor', 'currency', 'fee_due_on', 'fee_paid_on'])
    .where('partner_id', '=', partnerId)
    .where('submitted_on', '<=', asOf)
    .where((where) =>
      where.or([
        where.between('submitted_on', quarter.from, quarter.to),
        where('state', 'not in', ['won', 'lost', 'rejected']),
        where('closed_on', '>', asOf),
        where.and([where('fee_due_on', '<=', asOf), where.or([where('fee_paid_on', 'is', null), where('fee_paid_on', '>', asOf)])]),
      ]),
    )
    .orderBy('submitted_on', 'desc')
    .orderBy('id')
    .execute();
  const stateOf = ({ state, closed_on }: (typeof rows)[number]): Value =>
    // how far a lead was that closed after the as-of date is not recorded
    textValue(closed_on !== null && closed_on > asOf ? say('openThen') : (recordChoiceTexts[state] ?? state));
  const hasFees = rows.some(({ fee_minor }) => fee_minor !== null);
  const noFee = (minor: number | null, value: Value): Value => (minor === null ? textValue(null) : value);
  const amounts = rows.map(({ fee_minor: minor, currency }) => ({ minor, currency }));
  return recordTable(
    [
      { key: 'customer', label: say('customer'), kind: 'text' },
      { key: 'submitted', label: say('submitted'), kind: 'date' },
      { key: 'followedUp', label: say('followedUp'), kind: 'date' },
      { key: 'state', label: say('state'), kind: 'text' },
      ...(hasFees
        ? [
            amountColumn('fee', say('fee'), amounts),
            { key: 'feeDue', label: say('feeDue'), kind: 'date' as const },
            { key: 'feePaid', label: say('feePaid'), kind: 'date' as const },
          ]
        : []),
    ],
    rows.map((row) => ({
      cells: [
        textValue(row.customer),
        dateValue(row.submitted_on),
        dateValue(byThen(row.first_follow_up_on, asOf)),
        stateOf(row),
        ...(hasFees
          ? [
              noFee(row.fee_minor, amountValue({ minor: row.fee_minor, currency: row.currency }, say)),
              dateValue(row.fee_due_on),
              dateValue(byThen(row.fee_paid_on, asOf)),
            ]
          : []),
      ],
    })),
  );
};
