import { sql } from 'kysely';
import type { HandlersFor, QueryCtx } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import { wordChanges } from '#core/entries/history.ts';
import { readProgram } from '#core/settings/program.ts';
import type { Deal } from '#shared/api/records.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { isRecordKey } from '#shared/domain/records/record-kinds.ts';
import { recordTexts } from '#shared/text/en/records.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import { historyPage } from './history-page.ts';
import { describeHistory, describePlanHistory, recordTitle } from './history-text.ts';

type Nouns = 'people' | 'products' | 'contacts' | 'deals' | 'history' | 'views' | 'search';

const readDeals = async (ctx: QueryCtx, partnerId: string, asOf: IsoDate): Promise<Deal[]> => {
  const rows = await ctx.db
    .selectFrom('deal as d')
    .innerJoin('partner as p', 'p.id', 'd.partner_id')
    .leftJoin('product as r', 'r.id', 'd.product_id')
    .leftJoin('person as o', 'o.id', 'd.owner_id')
    .leftJoin('deal_stage as s', 's.key', 'd.stage')
    .leftJoin('campaign as c', 'c.id', 'd.campaign_id')
    .selectAll('d')
    .select(['p.name as partner', 'r.name as product', 'o.name as owner', 's.label as stageLabel', 'c.name as campaign'])
    .where('d.partner_id', '=', partnerId)
    .where((where) => where.or([where('d.submitted_on', 'is', null), where('d.submitted_on', '<=', asOf)]))
    .orderBy(sql`coalesce(d.closed_on, d.submitted_on)`, 'desc')
    .orderBy('d.id')
    .execute();
  return rows.map((row) => {
    const closedLater = row.closed_on !== null && row.closed_on > asOf;
    return {
      id: row.id,
      externalId: row.external_id,
      partnerId: row.partner_id,
      partner: row.partner,
      name: row.name,
      customer: row.customer,
      product: row.product,
      productId: row.product_id,
      owner: row.owner,
      ownerId: row.owner_id,
      stage: row.stage,
      stageLabel: row.stageLabel ?? row.stage,
      state: closedLater ? 'open' : row.state,
      sourcedBy: row.sourced_by,
      submittedOn: row.submitted_on,
      decidedOn: row.decided_on,
      expectedCloseOn: row.expected_close_on,
      closedOn: closedLater ? null : row.closed_on,
      amount: row.amount_minor === null || row.currency === null ? null : { minor: row.amount_minor, currency: row.currency },
      protectionFrom: row.protection_from,
      protectionUntil: row.protection_until,
      registrationState: row.registration_state,
      decidedBy: row.decided_by,
      decisionReason: row.decision_reason,
      dealKind: row.deal_kind,
      territory: row.territory,
      vertical: row.vertical,
      competitor: row.competitor,
      campaign: row.campaign,
      campaignId: row.campaign_id,
      isNewCustomer: row.is_new_customer === null ? null : row.is_new_customer === 1,
      lossReason: row.loss_reason,
      note: row.note,
    };
  });
};

const searchText = `
  SELECT 'partner' AS entity, p.id, p.id AS partnerId, p.name AS title, coalesce(p.country, '') AS detail, instr(p.name_key, @key) AS at FROM partner p WHERE instr(p.name_key, @key) > 0
  UNION ALL SELECT 'contact', c.id, c.partner_id, c.name, coalesce(p.name, ''), instr(lower(c.name), @text) FROM contact c LEFT JOIN partner p ON p.id = c.partner_id WHERE instr(lower(c.name), @text) > 0
  UNION ALL SELECT 'person', o.id, NULL, o.name, o.role, instr(o.name_key, @key) FROM person o WHERE instr(o.name_key, @key) > 0
  ORDER BY at, title LIMIT @limit`;

export const recordQueries: HandlersFor<Nouns, 'query'> = {
  'people.list': async (ctx) => {
    const rows = await ctx.db
      .selectFrom('person as p')
      .leftJoin('team as t', 't.id', 'p.team_id')
      .selectAll('p')
      .select('t.name as team')
      .orderBy('p.name')
      .execute();
    return rows.map((row) => ({ id: row.id, name: row.name, role: row.role, managerId: row.manager_id, team: row.team, email: row.email }));
  },
  'products.list': async (ctx) => {
    const aliases = await ctx.db.selectFrom('product_alias').select(['alias', 'product_id']).execute();
    const rows = await ctx.db.selectFrom('product').selectAll().orderBy('name').execute();
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      series: row.series,
      listPrice: row.list_price_minor === null || row.currency === null ? null : { minor: row.list_price_minor, currency: row.currency },
      aliases: aliases.filter(({ product_id }) => product_id === row.id).map(({ alias }) => alias),
    }));
  },
  'contacts.list': async (ctx, { partnerId }) => {
    const rows = await ctx.db.selectFrom('contact').selectAll().where('partner_id', '=', partnerId).orderBy('name').execute();
    return rows.map((row) => ({
      id: row.id,
      partnerId: row.partner_id,
      name: row.name,
      role: row.role,
      email: row.email,
      phone: row.phone,
      isExecutiveSponsor: row.is_executive_sponsor === 1,
      note: row.note,
    }));
  },
  'deals.list': async (ctx, { partnerId, asOf, state, limit }) => {
    const deals = await readDeals(ctx, partnerId, asOf ?? (await readProgram(ctx.db, ctx.today)).asOf);
    const wanted = state === undefined ? deals : deals.filter((deal) => deal.state === state);
    return { deals: wanted.slice(0, limit), total: wanted.length };
  },
  'history.list': async (ctx, { partnerId, limit }) => {
    const rows = await historyPage(ctx.db, partnerId, limit).execute();
    const words = await wordChanges(ctx.db, rows);
    return rows.map((row, at) =>
      isRecordKey(row.entity)
        ? {
            ...describeHistory(row),
            title: recordTitle(row.entity, words[at] ?? []),
            entityLabel: recordTexts[row.entity].one,
            changes: words[at] ?? [],
          }
        : row.entity.startsWith('plan')
          ? describePlanHistory(row)
          : describeHistory(row),
    );
  },
  'views.list': async (ctx, { place }) => {
    const rows = await ctx.db.selectFrom('saved_view').selectAll().where('place', '=', place).orderBy('name').execute();
    return rows.map((row) => ({ id: row.id, place: row.place, name: row.name, definition: JSON.parse(row.definition) }));
  },
  'search.records': async (ctx, { text, limit }) => {
    const key = nameKey(text);
    if (key === '') return [];
    ctx.note('partner', 'contact', 'person');
    const rows = prepared(ctx.sqlite, searchText).all({ key, text: text.trim().toLowerCase(), limit }) as Array<{
      entity: 'partner' | 'contact' | 'person';
      id: string;
      partnerId: string | null;
      title: string;
      detail: string;
    }>;
    return rows.map(({ entity, id, partnerId, title, detail }) => ({ entity, id, partnerId, title, detail }));
  },
};
