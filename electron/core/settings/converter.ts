import type { Kysely } from 'kysely';
import type { Db } from '#core/db/schema.ts';
import type { Program } from '#shared/api/settings.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { type Converter, createConverter } from '#shared/domain/rates.ts';

/** A converter into the reporting currency by the program's rule, with the rates that hold on `asOf`. */
export const readConverter = async (db: Kysely<Db>, program: Program, asOf: IsoDate): Promise<Converter> => {
  const rates = await db
    .selectFrom('currency_rate')
    .select(['kind', 'from_currency as from', 'to_currency as to', 'valid_from as validFrom', 'rate'])
    .execute();
  return createConverter(rates, program.rateRule, asOf, program.reportingCurrency);
};
