import { type Kysely, sql } from 'kysely';
import type { Db } from '#core/db/schema.ts';
import { recordTables } from './history.ts';
import { notedFacts } from './noted-facts.ts';

/**
 * Changes of records, newest first, of one partner or of all. Their index gives the order: the plus sign keeps SQLite from taking the one of the tables instead,
 * for which it would sort the whole history.
 */
export const historyPage = (db: Kysely<Db>, partnerId: string | undefined, limit: number) => {
  const all = db.selectFrom('history as h').leftJoin('deal as d', 'd.id', 'h.record_id').selectAll('h').select('d.currency as currency');
  return (
    (partnerId === undefined ? all : all.where('h.partner_id', '=', partnerId))
      .where(sql<string>`+h.entity`, 'in', recordTables)
      // a noted fact is told by the change that it notes
      .where((where) =>
        where.or([
          where('h.entity', 'not in', notedFacts),
          where.not(
            where.exists(
              where
                .selectFrom('history as m')
                .select('m.id')
                .whereRef('m.step', '=', 'h.step')
                .where('m.entity', 'in', ['partner', 'deal']),
            ),
          ),
        ]),
      )
      .orderBy('h.at', 'desc')
      .orderBy('h.seq', 'desc')
      .orderBy('h.id', 'desc')
      .limit(limit)
  );
};
