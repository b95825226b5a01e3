import type { HandlersFor } from '#core/context.ts';

type Json = Record<string, string | number | boolean | null>;
const parse = (text: string | null): Json | null => (text === null ? null : (JSON.parse(text) as Json));

export const auditQueries: HandlersFor<'audit', 'query'> = {
  'audit.list': async (ctx, { partnerId, entity, below, limit }) => {
    let all = ctx.db.selectFrom('history as h');
    if (partnerId !== undefined) all = all.where('h.partner_id', '=', partnerId);
    if (entity !== undefined) all = all.where('h.entity', '=', entity);
    const { total } = await all.select((count) => count.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
    const rows = await (below === undefined ? all : all.where('h.seq', '<', below))
      .leftJoin('partner as p', 'p.id', 'h.partner_id')
      .selectAll('h')
      .select('p.name as partner')
      .orderBy('h.seq', (order) => order.desc().nullsLast())
      .orderBy('h.id', 'desc')
      .limit(limit)
      .execute();
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
