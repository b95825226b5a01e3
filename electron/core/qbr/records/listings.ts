import { sql } from 'kysely';
import type { RecordTable } from '#shared/qbr/model.ts';
import { dateValue, textValue } from '#shared/qbr/values.ts';
import { recordChoiceTexts } from '#shared/text/en/records/choices.ts';
import { recordTable, type RecordsAsked } from './asked.ts';

/** The listings of the partner with how often each was taken up in the quarter, in the one before, and up to the as-of date. */
export const readListings = async ({ ctx, partnerId, quarter, previous, asOf, say }: RecordsAsked): Promise<RecordTable> => {
  const within = ({ from, to }: typeof quarter) => sql<number>`sum(a.adopted_on BETWEEN ${from} AND ${to < asOf ? to : asOf})`;
  const rows = await ctx.db
    .selectFrom('listing as l')
    .leftJoin('listing_adoption as a', (join) => join.onRef('a.listing_id', '=', 'l.id').on('a.adopted_on', '<=', asOf))
    .select(['l.id', 'l.title', 'l.state', 'l.published_on'])
    .select(({ fn }) => [within(quarter).as('now'), within(previous).as('before'), fn.count<number>('a.id').as('all')])
    .where('l.partner_id', '=', partnerId)
    .where((where) => where.or([where('l.published_on', 'is', null), where('l.published_on', '<=', asOf)]))
    .groupBy('l.id')
    .execute();
  const sorted = rows.toSorted((a, b) => (b.now ?? 0) - (a.now ?? 0) || b.all - a.all || a.title.localeCompare(b.title));
  const count = (value: number | null) => ({ kind: 'integer' as const, value: value ?? 0 });
  return recordTable(
    [
      { key: 'listing', label: say('listing'), kind: 'text' },
      { key: 'state', label: say('state'), kind: 'text' },
      { key: 'published', label: say('published'), kind: 'date' },
      { key: 'now', label: say('adoptions', { quarter: quarter.label }), kind: 'integer' },
      { key: 'before', label: say('adoptions', { quarter: previous.label }), kind: 'integer' },
      { key: 'all', label: say('adoptionsAll'), kind: 'integer' },
    ],
    sorted.map((row) => ({
      cells: [
        textValue(row.title),
        textValue(recordChoiceTexts[row.state] ?? row.state),
        dateValue(row.published_on),
        count(row.now),
        count(row.before),
        count(row.all),
      ],
    })),
  );
};
