import type { Insertable } from 'kysely';
import type { CommandCtx } from '#core/context.ts';
import type { Db, TableName } from '#core/db/schema.ts';
import { addDays, type IsoDate } from '#shared/domain/dates.ts';
import { nameKey } from '#shared/domain/name-key.ts';
import { sampleDeals } from './deals.ts';
import { firstCam, partnerPromises, people, products, teams, vendorPromises } from './names.ts';
import type { Random } from './random.ts';
import { stories } from './stories.ts';
import type { Story } from './story.ts';

/** The ids that later rows of the sample refer to. */
export type Planted = { partnerIds: Map<string, string>; personIds: string[]; productIds: string[] };

/** Inserts rows in pieces: SQLite takes 32,766 values in one statement. */
export const insertAll = async <T extends TableName>(ctx: CommandCtx, table: T, rows: ReadonlyArray<Insertable<Db[T]>>): Promise<void> => {
  for (let at = 0; at < rows.length; at += 500)
    await ctx.db
      .insertInto(table)
      .values(rows.slice(at, at + 500) as never)
      .execute();
};

const plantPeople = async (ctx: CommandCtx, importId: string): Promise<string[]> => {
  const origin = { import_id: importId, created_at: ctx.now, updated_at: ctx.now };
  const teamIds = teams.map(() => ctx.newId());
  await insertAll(
    ctx,
    'team',
    teams.map((name, index) => ({ id: teamIds[index] ?? '', name, name_key: nameKey(name), ...origin })),
  );
  const ids = people.map(() => ctx.newId());
  await insertAll(
    ctx,
    'person',
    people.map(({ name, role, team, manager }, index) => ({
      id: ids[index] ?? '',
      external_id: null,
      name,
      name_key: nameKey(name),
      role,
      email: `${name.toLowerCase().replaceAll(' ', '.')}@vendor.example`,
      manager_id: manager === null ? null : (ids[manager] ?? null),
      team_id: teamIds[team] ?? null,
      ...origin,
    })),
  );
  return ids;
};

const plantProducts = async (ctx: CommandCtx, importId: string): Promise<string[]> => {
  const ids = products.map(() => ctx.newId());
  await insertAll(
    ctx,
    'product',
    products.map(([name, series, price], index) => ({
      id: ids[index] ?? '',
      external_id: null,
      name,
      name_key: nameKey(name),
      series,
      list_price_minor: price * 100,
      currency: 'USD',
      import_id: importId,
      created_at: ctx.now,
      updated_at: ctx.now,
    })),
  );
  return ids;
};

const enrolledDaysAgo: Record<Story['course'], number> = { steady: 1900, growing: 1400, falling: 2300, ended: 1600, new: 290, none: 180 };

const partnerRow = (ctx: CommandCtx, importId: string, story: Story, planted: Planted, today: IsoDate): Insertable<Db['partner']> => ({
  id: planted.partnerIds.get(story.name) ?? '',
  external_id: null,
  name: story.name,
  name_key: nameKey(story.name),
  legal_name: null,
  type: story.type,
  sub_type: story.subType ?? null,
  tier: story.tier,
  status: story.status ?? 'enrolled',
  network_stage: story.network,
  lifecycle_stage: story.lifecycle,
  investment_segment: null,
  coverage_model: null,
  parent_id: story.parent === undefined ? null : (planted.partnerIds.get(story.parent) ?? null),
  owner_id: planted.personIds[firstCam + story.owner] ?? null,
  currency: story.currency,
  fiscal_calendar: story.calendar ? JSON.stringify(story.calendar) : null,
  enrolled_on: story.status === 'prospect' ? null : addDays(today, -enrolledDaysAgo[story.course]),
  terminated_on: story.status === 'terminated' ? addDays(today, -200) : null,
  website: `https://${nameKey(story.name)}.example`,
  country: story.country,
  founded_year: null,
  employees: null,
  annual_revenue_minor: null,
  annual_revenue_currency: null,
  note: story.note,
  import_id: importId,
  created_at: ctx.now,
  updated_at: ctx.now,
});

const contactRows = (ctx: CommandCtx, importId: string, story: Story, partnerId: string): Array<Insertable<Db['contact']>> =>
  story.contacts.map(([name, role, sponsor]) => ({
    id: ctx.newId(),
    partner_id: partnerId,
    name,
    role,
    email: `${name.toLowerCase().replaceAll(' ', '.')}@${nameKey(story.name)}.example`,
    phone: null,
    is_executive_sponsor: sponsor ? 1 : 0,
    note: null,
    import_id: importId,
    created_at: ctx.now,
    updated_at: ctx.now,
  }));

const dealRows = (ctx: CommandCtx, random: Random, importId: string, story: Story, planted: Planted, today: IsoDate) => {
  const partnerId = planted.partnerIds.get(story.name) ?? '';
  const sources = ['partner', 'partner', 'partner', 'joint', 'vendor'] as const;
  return sampleDeals(random, story, today).map((deal): Insertable<Db['deal']> => {
    const product = products[deal.product]?.[0] ?? '';
    return {
      id: ctx.newId(),
      external_id: null,
      partner_id: partnerId,
      name: `${deal.customer}, ${product}`,
      customer: deal.customer,
      product_id: planted.productIds[deal.product] ?? null,
      owner_id: planted.personIds[firstCam + story.owner] ?? null,
      stage: deal.stage,
      state: deal.state,
      sourced_by: story.type === 'REFERRAL_AGENT' ? 'partner' : random.pick(sources),
      submitted_on: deal.submittedOn,
      decided_on: addDays(deal.submittedOn, random.between(1, 4)),
      expected_close_on: deal.expectedCloseOn,
      closed_on: deal.closedOn,
      amount_minor: deal.amount === null ? null : deal.amount * 100,
      currency: deal.amount === null ? null : story.currency,
      protection_from: deal.submittedOn,
      protection_until: addDays(deal.submittedOn, 90),
      loss_reason: deal.lossReason,
      note: null,
      import_id: importId,
      created_at: ctx.now,
      updated_at: ctx.now,
    };
  });
};

type Fate = Pick<Insertable<Db['commitment']>, 'made_on' | 'due_on' | 'state' | 'reason' | 'closed_on'>;

/** What became of a promise: kept, late, still on its way; where the plan is behind, not kept at all. */
const fateOf = (random: Random, place: number, isBehind: boolean, today: IsoDate): Fate => {
  const open = { reason: null, closed_on: null };
  if (place === 0 && isBehind) {
    const due_on = addDays(today, -random.between(50, 70));
    return {
      made_on: addDays(due_on, -90),
      due_on,
      state: 'missed',
      reason: 'The people for it were not there in time.',
      closed_on: due_on,
    };
  }
  if (place === 0) {
    const closed_on = addDays(today, -random.between(8, 40));
    return { made_on: addDays(closed_on, -60), due_on: addDays(closed_on, random.between(0, 9)), state: 'met', reason: null, closed_on };
  }
  if (place === 1 || isBehind) {
    const due_on = addDays(today, -random.between(4, 30));
    return { made_on: addDays(due_on, -75), due_on, state: 'in_progress', ...open };
  }
  const due_on = addDays(today, random.between(10, 80));
  return { made_on: addDays(today, -random.between(20, 50)), due_on, state: 'open', ...open };
};

/** Promises of both sides. Partners without business have none; most have kept one and are late with none. */
const commitmentRows = (ctx: CommandCtx, random: Random, importId: string, story: Story, partnerId: string, today: IsoDate) => {
  if (story.course === 'none' || story.course === 'ended') return [];
  const isBehind = story.note.startsWith('Behind plan');
  const isClose = story.tier === 'PLATINUM' || story.course === 'falling';
  const places = isClose ? [0, 1, 2] : random.pick([[0], [0, 2], [2]]);
  const sides = [
    ['vendor', vendorPromises],
    ['partner', partnerPromises],
  ] as const;
  return sides.flatMap(([side, promises]) => {
    const first = random.between(0, promises.length - 1);
    return places.map((place): Insertable<Db['commitment']> => {
      const [description, measure] = promises[(first + place) % promises.length] ?? promises[0];
      return {
        id: ctx.newId(),
        partner_id: partnerId,
        origin_kind: isBehind ? 'plan' : 'qbr',
        origin_id: null,
        side,
        description,
        measure,
        owner: side === 'vendor' ? (people[firstCam + story.owner]?.name ?? null) : (story.contacts[0]?.[0] ?? null),
        ...fateOf(random, place, isBehind, today),
        import_id: importId,
        created_at: ctx.now,
        updated_at: ctx.now,
      };
    });
  });
};

/** The partners of the sample with everything that happened to them up to `today`. */
export const plantRecords = async (ctx: CommandCtx, random: Random, importId: string, today: IsoDate): Promise<Planted> => {
  const planted: Planted = {
    partnerIds: new Map(stories.map(({ name }) => [name, ctx.newId()])),
    personIds: await plantPeople(ctx, importId),
    productIds: await plantProducts(ctx, importId),
  };
  const idOf = (story: Story): string => planted.partnerIds.get(story.name) ?? '';
  await insertAll(
    ctx,
    'partner',
    stories.map((story) => partnerRow(ctx, importId, story, planted, today)),
  );
  await insertAll(
    ctx,
    'partner_label',
    stories.flatMap((story) => [
      { partner_id: idOf(story), kind: 'vertical' as const, value: story.vertical },
      { partner_id: idOf(story), kind: 'segment' as const, value: story.segment },
      { partner_id: idOf(story), kind: 'territory' as const, value: story.country },
    ]),
  );
  await insertAll(
    ctx,
    'contact',
    stories.flatMap((story) => contactRows(ctx, importId, story, idOf(story))),
  );
  for (const story of stories) {
    await insertAll(ctx, 'deal', dealRows(ctx, random, importId, story, planted, today));
    await insertAll(ctx, 'commitment', commitmentRows(ctx, random, importId, story, idOf(story), today));
  }
  return planted;
};
