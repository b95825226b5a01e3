import type { CommandCtx, QueryCtx } from '#core/context.ts';
import { spineBranches, spineTables } from '#core/activity/spine.ts';
import type { TableName } from '#core/db/schema.ts';
import { prepared } from '#core/db/statements.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { readProgram } from '#core/settings/program.ts';
import { addDays, type IsoDate } from '#shared/domain/dates.ts';
import { type Indicator, indicatorKinds, indicators, weekEnds } from '#shared/metrics/indicators.ts';
import { isEnrolled } from '#shared/metrics/portfolio.ts';
import { type PartnerFact, readPartnerFacts } from './partners.ts';

type Reader = Pick<QueryCtx, 'sqlite' | 'note'>;
/** What was counted in one week; what is left out is 0. */
type Counts = Partial<Record<Indicator, number>>;
/** By week (its last day), then by partner: those that were enrolled on that day. */
type Weeks = Map<IsoDate, Map<string, Counts>>;

/** Counts the indicators of these weeks from the records: one walk of each table. The weeks lie within one span; those between are left out of the answer. */
const countWeeks = (ctx: Reader, weeks: readonly IsoDate[], partners: readonly PartnerFact[]): Weeks => {
  if (partners.length === 0) return new Map();
  const found: Weeks = new Map(
    weeks.map((week) => [week, new Map(partners.filter((partner) => isEnrolled(partner, week)).map(({ id }) => [id, {}]))]),
  );
  const [first] = weeks;
  const last = weeks.at(-1);
  if (first === undefined || last === undefined) return found;
  const kinds = Object.values(indicatorKinds);
  ctx.note(...(spineTables(kinds) as TableName[]));
  const from = addDays(first, -6);
  for (const indicator of indicators)
    for (const { text } of spineBranches([indicatorKinds[indicator]])) {
      const rows = prepared(
        ctx.sqlite,
        `SELECT partner_id, CAST((julianday(on_date) - julianday(@from)) / 7 AS INTEGER) AS week, sum(quantity) AS counted
         FROM (${text}) WHERE on_date >= @from AND on_date <= @last GROUP BY partner_id, week`,
      )
        .raw(true)
        .all({ from, last }) as Array<[string, number, number]>;
      for (const [partnerId, week, counted] of rows) {
        const counts = found.get(addDays(first, week * 7))?.get(partnerId);
        if (counts) counts[indicator] = counted;
      }
    }
  return found;
};

/** The weeks that were counted after the last import, which may have brought facts of the past. */
const storedWeeks = (ctx: Reader, weeks: readonly IsoDate[]): Set<IsoDate> => {
  ctx.note('indicator_snapshot', 'import_batch');
  const rows = prepared(
    ctx.sqlite,
    `SELECT week FROM indicator_snapshot WHERE week IN (SELECT value FROM json_each(?)) GROUP BY week
     HAVING min(computed_at) >= coalesce((SELECT max(max(created_at, coalesce(undone_at, 0))) FROM import_batch), 0)`,
  )
    .raw(true)
    .all(JSON.stringify(weeks)) as Array<[IsoDate]>;
  return new Set(rows.map(([week]) => week));
};

const readStored = (ctx: Reader, weeks: readonly IsoDate[]): Weeks => {
  const rows = prepared(
    ctx.sqlite,
    'SELECT week, partner_id, indicators FROM indicator_snapshot WHERE week IN (SELECT value FROM json_each(?))',
  )
    .raw(true)
    .all(JSON.stringify(weeks)) as Array<[IsoDate, string, string]>;
  const found: Weeks = new Map();
  for (const [week, partnerId, counts] of rows) {
    const own = found.get(week) ?? new Map<string, Counts>();
    own.set(partnerId, JSON.parse(counts) as Counts);
    found.set(week, own);
  }
  return found;
};

/** Partners that were enrolled in one of these weeks and have no row of it: what was kept of them was dropped. */
const forgotten = (known: Weeks, weeks: readonly IsoDate[], partners: readonly PartnerFact[]): PartnerFact[] =>
  partners.filter((partner) => weeks.some((week) => isEnrolled(partner, week) && !known.get(week)?.has(partner.id)));

/** The series of the last weeks that are over. Weeks that are kept are read; those that are not (yet) are counted. Null: not enrolled in that week. */
export const readIndicators = async (
  ctx: QueryCtx,
  { asOf: wanted, weeks: count, partnerIds }: ParsedInputOf<'metrics.indicators'>,
): Promise<OutputOf<'metrics.indicators'>> => {
  const asOf = wanted ?? (await readProgram(ctx.db, ctx.today)).asOf;
  const weeks = weekEnds(asOf, count);
  const partners = readPartnerFacts(ctx, partnerIds ?? null);
  const kept = storedWeeks(ctx, weeks);
  const known: Weeks = new Map([
    ...readStored(ctx, [...kept]),
    ...countWeeks(
      ctx,
      weeks.filter((week) => !kept.has(week)),
      partners,
    ),
  ]);
  for (const [week, counted] of countWeeks(ctx, weeks, forgotten(known, weeks, partners)))
    known.set(week, new Map([...(known.get(week) ?? []), ...counted]));
  const seriesOf = (valueOf: (week: IsoDate, indicator: Indicator) => number | null) =>
    Object.fromEntries(indicators.map((indicator) => [indicator, weeks.map((week) => valueOf(week, indicator))])) as Record<
      Indicator,
      Array<number | null>
    >;
  const ids = partners.map(({ id }) => id);
  return {
    asOf,
    weeks,
    partners: ids.map((partnerId) => ({
      partnerId,
      series: seriesOf((week, indicator) => {
        const counts = known.get(week)?.get(partnerId);
        return counts ? (counts[indicator] ?? 0) : null;
      }),
    })),
    all: seriesOf((week, indicator) => {
      const own = ids.flatMap((id) => known.get(week)?.get(id) ?? []);
      return own.length === 0 ? null : own.reduce((sum, counts) => sum + (counts[indicator] ?? 0), 0);
    }),
  };
};

/** Counts these weeks and keeps them. Returns how many rows were written. */
const writeWeeks = async (ctx: CommandCtx, weeks: readonly IsoDate[]): Promise<number> => {
  const counted = countWeeks(ctx, weeks, readPartnerFacts(ctx, null));
  const rows = [...counted].flatMap(([week, partners]) =>
    [...partners].map(([partner_id, counts]) => ({ week, partner_id, indicators: JSON.stringify(counts), computed_at: ctx.now })),
  );
  await ctx.db
    .deleteFrom('indicator_snapshot')
    .where('week', 'in', [...weeks])
    .execute();
  // SQLite takes 32,766 values in one statement
  for (let at = 0; at < rows.length; at += 5000)
    await ctx.db
      .insertInto('indicator_snapshot')
      .values(rows.slice(at, at + 5000))
      .execute();
  return rows.length;
};

/** Counts the last weeks anew and keeps them. */
export const snapshotWeeks = async (ctx: CommandCtx, count: number): Promise<{ weeks: number; rows: number }> => {
  const { asOf } = await readProgram(ctx.db, ctx.today);
  return { weeks: count, rows: await writeWeeks(ctx, weekEnds(asOf, count)) };
};

/** How far back the weeks go that are kept without being asked for. */
const keptWeeks = 26;

/** The weeks that are over and not kept yet; one look at the store, nothing written. */
export const missingWeeks = async (ctx: Pick<QueryCtx, 'db' | 'sqlite' | 'note' | 'today'>): Promise<IsoDate[]> => {
  const { asOf } = await readProgram(ctx.db, ctx.today);
  const weeks = weekEnds(asOf, keptWeeks);
  const kept = storedWeeks(ctx, weeks);
  const stored = readStored(ctx, [...kept]);
  const partners = readPartnerFacts(ctx, null);
  return weeks.filter((week) => !kept.has(week) || forgotten(stored, [week], partners).length > 0);
};

/** Keeps the weeks that are over and were not kept yet. */
export const keepMissingWeeks = async (ctx: CommandCtx): Promise<void> => {
  const [first] = await missingWeeks(ctx);
  if (first === undefined) return;
  const { asOf } = await readProgram(ctx.db, ctx.today);
  await writeWeeks(
    ctx,
    weekEnds(asOf, keptWeeks).filter((week) => week >= first),
  );
};
