import { type RawBuilder, sql } from 'kysely';
import type { CommandCtx } from '#core/context.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { FiscalCalendar } from '#shared/domain/fiscal.ts';
import { readProgram } from './program.ts';

const sameCalendar = (before: FiscalCalendar, after: FiscalCalendar): boolean => JSON.stringify(before) === JSON.stringify(after);

/** Refuses while there are reviews or forecasts of such partners. */
const assertNoQuarters = async (ctx: CommandCtx, partners: RawBuilder<unknown>, params: { field: string; key?: string }): Promise<void> => {
  const count = async (table: 'qbr' | 'forecast'): Promise<number> => {
    const { rows } = await sql<{ n: number }>`
      SELECT count(*) AS n FROM ${sql.table(table)} AS r JOIN ${sql.table('partner')} AS p ON p.id = r.partner_id WHERE ${partners}`.execute(
      ctx.db,
    );
    return rows[0]?.n ?? 0;
  };
  const [qbrs, forecasts] = [await count('qbr'), await count('forecast')];
  if (qbrs + forecasts > 0) throw new AppError('FISCAL_IN_USE', { ...params, qbrs, forecasts });
};

/**
 * Reviews and forecasts name their quarter: under another calendar the same name means other days. Refuses the change while there are such records of partners
 * that follow the program's calendar, unless a person confirmed it. Throws FISCAL_IN_USE with the counts.
 */
export const assertCalendarFree = async (
  ctx: CommandCtx,
  before: FiscalCalendar,
  after: FiscalCalendar,
  isConfirmed: boolean,
): Promise<void> => {
  if (isConfirmed || sameCalendar(before, after)) return;
  await assertNoQuarters(ctx, sql`p.fiscal_calendar IS NULL`, { field: 'Fiscal year' });
};

/** The same for the calendar of one partner, as its column holds it; null: it follows the program's. Throws FISCAL_IN_USE. */
export const assertOwnCalendarFree = async (ctx: CommandCtx, partnerId: string, before: unknown, after: unknown): Promise<void> => {
  const { fiscalCalendar } = await readProgram(ctx.db, ctx.today);
  const read = (column: unknown): FiscalCalendar => (typeof column === 'string' ? (JSON.parse(column) as FiscalCalendar) : fiscalCalendar);
  if (sameCalendar(read(before), read(after))) return;
  await assertNoQuarters(ctx, sql`p.id = ${partnerId}`, { field: 'Fiscal year', key: 'fiscalCalendar' });
};
