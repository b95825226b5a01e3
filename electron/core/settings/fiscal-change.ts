import { sql } from 'kysely';
import type { CommandCtx } from '#core/context.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { FiscalCalendar } from '#shared/domain/fiscal.ts';

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
  if (isConfirmed || JSON.stringify(before) === JSON.stringify(after)) return;
  const count = async (table: 'qbr' | 'forecast'): Promise<number> => {
    const { rows } = await sql<{ n: number }>`
      SELECT count(*) AS n FROM ${sql.table(table)} AS r JOIN ${sql.table('partner')} AS p ON p.id = r.partner_id WHERE p.fiscal_calendar IS NULL`.execute(
      ctx.db,
    );
    return rows[0]?.n ?? 0;
  };
  const [qbrs, forecasts] = [await count('qbr'), await count('forecast')];
  if (qbrs + forecasts > 0) throw new AppError('FISCAL_IN_USE', { field: 'Fiscal year', qbrs, forecasts });
};
