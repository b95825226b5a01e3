import type { CommandCtx } from '#core/context.ts';
import type { TableName } from '#core/db/schema.ts';
import { recordKinds } from '#shared/domain/records/record-kinds.ts';
import { createCalendar, historyDays } from './calendar.ts';
import type { Ground, Quota, Rows } from './here.ts';
import { spread } from './here.ts';
import { inventStories } from './invent.ts';
import { growPartner, hereOf, type Seedling } from './partner.ts';
import { plantActivity } from './places/enablement.ts';
import { writtenReviewCount, writtenReviews } from './places/past-reviews.ts';
import { readSampleProgram } from './program.ts';
import { createRandom, seedOf } from './random.ts';
import { sharedRows } from './shared-rows.ts';
import { apportion, volumes } from './sizes.ts';
import { spineSql } from '#core/activity/spine.ts';
import type { SampleSize } from '#shared/api/sample.ts';
import { stories as written } from './stories.ts';
import { enrolledAt, type Story } from './story.ts';
import { createWriter, type Writer } from './writer.ts';

/** Called between slices of the work. `done` and `total` count partners. */
export type Pace = (done: number, total: number) => Promise<void>;
export type Planted = { partnerIds: ReadonlyMap<string, string>; tables: TableName[] };
type Given = { importId: string; size: SampleSize; seed: number; pace: Pace };

const weights = { PLATINUM: 6, GOLD: 3.5, SILVER: 2, REGISTERED: 1 } as const;
const weightOf = (story: Story): number =>
  story.status === 'prospect'
    ? 0.3
    : weights[story.tier] * Math.min(1, (enrolledAt(story) ?? 0) / historyDays + 0.15) * (story.course === 'none' ? 0.5 : 1);

const childrenOf = (stories: readonly Story[]): Map<string, Story[]> => {
  const children = new Map<string, Story[]>();
  for (const story of stories) if (story.parent !== undefined) children.set(story.parent, [...(children.get(story.parent) ?? []), story]);
  return children;
};

/** Plans by partner: one of this year for each, the best first; then one of last year for those who were there. */
const planCounts = (stories: readonly Story[], total: number | null): Array<number | null> => {
  if (total === null) return stories.map(() => null);
  const counts = stories.map(() => 0);
  let left = total;
  for (const [year, longEnough] of [0, 560].entries())
    for (const [at, story] of stories.entries()) {
      if (left === 0) return counts;
      if (story.status === 'prospect' || (year > 0 && story.status !== undefined) || (enrolledAt(story) ?? 0) < longEnough) continue;
      counts[at] = (counts[at] ?? 0) + 1;
      left -= 1;
    }
  return counts;
};

const quotasOf = ({ stories, volume, calendar }: Ground): Quota[] => {
  const shares = stories.map(weightOf);
  const part = (total: number | null, least: number, caps?: number[]): Array<number | null> =>
    total === null
      ? stories.map(() => null)
      : apportion(
          total - least * stories.length,
          shares,
          caps?.map((cap) => cap - least),
        ).map((count) => count + least);
  const contacts = part(volume.contacts, 1);
  const interactions = part(volume.interactions, 0);
  const commitments = part(volume.commitments, 0);
  // no more reviews than quarters that a partner has been with us
  const quarters = stories.map(
    (story) =>
      calendar
        .quartersOf(story.calendar)
        .slice(0, 8)
        .filter(({ to }) => to < (enrolledAt(story) ?? 0)).length,
  );
  const room = quarters.map((count, at) => Math.max(0, count - (writtenReviews[stories[at]?.name ?? ''] ?? 0)));
  const qbrs = part(volume.qbrs === null ? null : volume.qbrs - writtenReviewCount, 0, room);
  const plans = planCounts(stories, volume.plans);
  return stories.map((_, at) => ({
    contacts: contacts[at] ?? null,
    interactions: interactions[at] ?? null,
    commitments: commitments[at] ?? null,
    qbrs: qbrs[at] ?? null,
    plans: plans[at] ?? null,
  }));
};

const countOf = (ctx: CommandCtx, sql: string): number => (ctx.sqlite.prepare(sql).get() as { n: number }).n;

/** How many rows of plain activity are missing for the sample to have its promised size. */
const missing = (ctx: CommandCtx, { volume }: Ground, importId: string): number => {
  const mine = `import_id = '${importId}'`;
  if (volume.records !== null) {
    const tables = ['deal', ...recordKinds.map(({ key }) => key).filter((key) => key !== 'interaction')];
    return volume.records - tables.reduce((sum, table) => sum + countOf(ctx, `SELECT count(*) AS n FROM ${table} WHERE ${mine}`), 0);
  }
  if (volume.spine === null) return 0;
  return (
    volume.spine - countOf(ctx, `SELECT count(*) AS n FROM (${spineSql()}) WHERE partner_id IN (SELECT id FROM partner WHERE ${mine})`)
  );
};

/** Adds plain activity until the sample is as large as it says. */
const topUp = async (ctx: CommandCtx, ground: Ground, writer: Writer, given: Given, total: number): Promise<void> => {
  const { stories } = ground;
  const counts = apportion(
    Math.max(0, missing(ctx, ground, given.importId)),
    stories.map((story) => (enrolledAt(story) === null ? 0 : weightOf(story))),
  );
  const contacts = ctx.sqlite.prepare('SELECT id, name FROM contact WHERE partner_id = ? ORDER BY rowid');
  for (const [index, story] of stories.entries()) {
    const quota: Quota = { contacts: null, interactions: null, commitments: null, qbrs: null, plans: null };
    const here = hereOf({ ground, story, index, isWritten: false, quota, seed: given.seed }, 50);
    here.contacts.push(...(contacts.all(here.partnerId) as Array<{ id: string; name: string }>));
    for (const day of spread(here, counts[index] ?? 0, here.interest)) plantActivity(here, day);
    writer.write(here.rows);
    await given.pace(stories.length + index, total);
  }
};

/** Writes everything that hangs on partners, up to `today`, inside the transaction of `ctx`. */
export const plantPartners = async (ctx: CommandCtx, given: Given): Promise<Planted> => {
  const { size, seed, pace, importId } = given;
  const { fiscal, program } = await readSampleProgram(ctx);
  const volume = volumes[size];
  const shared = sharedRows(createRandom(seedOf(seed, 1)), ctx.newId, volume.managers);
  const stories = [
    ...written,
    ...inventStories(createRandom(seedOf(seed, 2)), Math.max(0, volume.partners - written.length), shared.owners.length, written),
  ];
  const partnerIds = new Map(stories.map(({ name }) => [name, ctx.newId()]));
  const ground: Ground = {
    calendar: createCalendar(ctx.today, fiscal),
    fiscal,
    volume,
    stories,
    children: childrenOf(stories),
    partnerIds,
    owners: shared.owners,
    operationsId: shared.operationsId,
    productIds: shared.productIds,
    program,
    registered: [],
    newId: ctx.newId,
  };
  const writer = createWriter(ctx.sqlite, { import_id: importId, created_at: ctx.now, updated_at: ctx.now });
  writer.write(shared.rows);
  const quotas = quotasOf(ground);
  const total = stories.length * (volume.records === null && volume.spine === null ? 1 : 2);
  for (const [index, story] of stories.entries()) {
    const seedling: Seedling = { ground, story, index, isWritten: index < written.length, quota: quotas[index] as Quota, seed };
    const rows: Rows = growPartner(seedling);
    writer.write(rows);
    await pace(index, total);
  }
  if (volume.records !== null || volume.spine !== null) await topUp(ctx, ground, writer, given, total);
  return { partnerIds, tables: writer.tables() };
};
