import type { Kysely } from 'kysely';
import type { HandlersFor } from '#core/context.ts';
import type { Db } from '#core/db/schema.ts';
import type { ParsedInputOf } from '#shared/api/contract.ts';

type Json = Record<string, string | number | boolean | null>;
const parse = (text: string | null): Json | null => (text === null ? null : (JSON.parse(text) as Json));

type Wanted = Pick<ParsedInputOf<'audit.list'>, 'partnerId' | 'entity' | 'below' | 'limit'>;

const filtered = (db: Kysely<Db>, { partnerId, entity }: Wanted) => {
  let all = db.selectFrom('history as h');
  if (partnerId !== undefined) all = all.where('h.partner_id', '=', partnerId);
  if (entity !== undefined) all = all.where('h.entity', '=', entity);
  return all;
};

const withPartner = (db: Kysely<Db>, wanted: Wanted) =>
  filtered(db, wanted).leftJoin('partner as p', 'p.id', 'h.partner_id').selectAll('h').select('p.name as partner');

/** Links of the chain, the last one first. The index of their places gives their order, so that a long history is not sorted for a page of it. */
export const chainPage = (db: Kysely<Db>, wanted: Wanted) => {
  const all = withPartner(db, wanted).where('h.seq', 'is not', null);
  return (wanted.below === undefined ? all : all.where('h.seq', '<', wanted.below)).orderBy('h.seq', 'desc').limit(wanted.limit);
};

const olderPage = (db: Kysely<Db>, wanted: Wanted, limit: number) =>
  withPartner(db, wanted).where('h.seq', 'is', null).orderBy('h.at', 'desc').orderBy('h.id', 'desc').limit(limit);

export const auditQueries: HandlersFor<'audit', 'query'> = {
  'audit.list': async (ctx, wanted) => {
    const rows = await chainPage(ctx.db, wanted).execute();
    const rest = wanted.limit - rows.length;
    // changes older than the chain have no place in it and come after its first link
    if (rest > 0) rows.push(...(await olderPage(ctx.db, wanted, rest).execute()));
    const { total } = await filtered(ctx.db, wanted)
      .select((count) => count.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return {
      total,
      links: rows.map((row) => ({
        seq: row.seq,
        at: row.at,
        actor: row.actor,
        device: row.device,
        entity: row.entity,
        recordId: row.record_id,
        partnerId: row.partner_id,
        partner: row.partner,
        action: row.action,
        before: parse(row.before),
        after: parse(row.after),
        hash: row.hash,
      })),
    };
  },
};
