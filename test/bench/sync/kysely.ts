import type { Sqlite } from '#core/db/open.ts';
import { kyselyOn } from '#core/db/open.ts';
import { rounded } from '#test/support/bench.ts';
import { atMost, inTurn, type PartResult, timed } from './part.ts';

const reads = 20_000;

/** A small read through Kysely, built once, against the same statement prepared once by hand and awaited alike. `sqlite`: a store with partners. `built_ms`: built anew at each read. */
export const kyselyHotPath = async (sqlite: Sqlite): Promise<PartResult> => {
  const ids = (sqlite.prepare('SELECT id FROM partner ORDER BY id LIMIT 500').all() as Array<{ id: string }>).map(({ id }) => id);
  const db = kyselyOn(sqlite);
  const read = (id: string) => db.selectFrom('partner').select(['id', 'name', 'type', 'tier']).where('id', '=', id);
  const compiled = read('').compile();
  const statement = sqlite.prepare('SELECT id, name, type, tier FROM partner WHERE id = ?');
  const each = (one: (id: string) => Promise<unknown>): Promise<number> =>
    timed(async () => {
      for (let at = 0; at < reads; at++) await one(ids[at % ids.length] ?? '');
    });
  const built = await each((id) => read(id).executeTakeFirst());
  const { ours, floor } = await inTurn(
    5,
    () => each((id) => db.executeQuery({ ...compiled, parameters: [id] })),
    () => each(async (id) => statement.get(id)),
  );
  return atMost(1.3, ours, floor, { built_ms: rounded(built) });
};
