import type { QueryCtx } from '#core/context.ts';
import type { SampleCounts } from '#shared/api/sample.ts';
import { recordKinds } from '#shared/domain/records/record-kinds.ts';
import { countRates } from './rates.ts';

const counted = [
  ['partners', 'partner'],
  ['contacts', 'contact'],
  ['people', 'person'],
  ['teams', 'team'],
  ['products', 'product'],
  ['deals', 'deal'],
  ['commitments', 'commitment'],
  ['qbrs', 'qbr'],
  ['plans', 'plan'],
] as const;

/** The records that came with a sample. */
export const countSample = async (ctx: Pick<QueryCtx, 'db'>, importId: string): Promise<SampleCounts> => {
  const counts: SampleCounts = {
    partners: 0,
    contacts: 0,
    people: 0,
    teams: 0,
    products: 0,
    deals: 0,
    commitments: 0,
    qbrs: 0,
    plans: 0,
    records: 0,
    rates: await countRates(ctx, importId),
  };
  const countOf = async (table: 'contact'): Promise<number> => {
    const { n } = await ctx.db
      .selectFrom(table)
      .select((query) => query.fn.countAll<number>().as('n'))
      .where('import_id', '=', importId)
      .executeTakeFirstOrThrow();
    return n;
  };
  for (const [key, table] of counted) counts[key] = await countOf(table as 'contact');
  for (const { key } of recordKinds) counts.records += await countOf(key as 'contact');
  return counts;
};
