import type { CommandCtx } from '#core/context.ts';
import { readFacts } from '#core/qbr/facts.ts';
import { fingerprintOf } from '#core/qbr/fingerprint.ts';
import { readQbr } from '#core/qbr/rows.ts';
import { startSections } from '#core/qbr/sections.ts';
import { readProgram } from '#core/settings/program.ts';
import { addDays, type IsoDate } from '#shared/domain/dates.ts';
import { quarterOf, shiftQuarter } from '#shared/domain/fiscal.ts';
import { buildPackage } from '#shared/qbr/build.ts';
import { toKeep } from '#shared/qbr/frozen.ts';
import type { QbrAsk, QbrPackage, QbrState } from '#shared/qbr/model.ts';
import type { AddedSectionKey, UsualSectionKey } from '#shared/qbr/sections.ts';
import { behindPlanReview, fullReview, fullReviewAsks, lastOutcome } from './commentary.ts';
import { typeReviews } from './type-reviews.ts';
import { firstCam, people } from './names.ts';
import { insertAll } from './insert.ts';
import type { Planted } from './plant.ts';
import { stories } from './stories.ts';

type Review = {
  partner: string;
  quarter: string;
  state: QbrState;
  scheduledOn?: IsoDate;
  heldOn?: IsoDate;
  outcome?: string;
  words?: Partial<Record<UsualSectionKey | AddedSectionKey, string>>;
  asks?: QbrAsk[];
};

const plantReview = async (ctx: CommandCtx, importId: string, planted: Planted, today: IsoDate, review: Review): Promise<string> => {
  const id = ctx.newId();
  const story = stories.find(({ name }) => name === review.partner);
  const attendees = [...(story?.contacts.map(([name]) => name) ?? []), people[firstCam + (story?.owner ?? 0)]?.name ?? ''];
  await insertAll(ctx, 'qbr', [
    {
      id,
      partner_id: planted.partnerIds.get(review.partner) ?? '',
      quarter: review.quarter,
      state: review.state,
      as_of: today,
      scheduled_on: review.scheduledOn ?? null,
      held_on: review.heldOn ?? null,
      summary: review.outcome ?? null,
      package_version: 1,
      asks: JSON.stringify(review.asks ?? []),
      attendees: JSON.stringify(review.words ? attendees : []),
      frozen_at: null,
      frozen_package: null,
      import_id: importId,
      created_at: ctx.now,
      updated_at: ctx.now,
    },
  ]);
  await insertAll(
    ctx,
    'qbr_section',
    (await startSections(ctx, story?.type ?? null)).map(({ key, isOn }, position) => ({
      id: ctx.newId(),
      qbr_id: id,
      key,
      position,
      is_on: isOn ? (1 as const) : (0 as const),
      title: null,
      commentary: review.words?.[key as keyof typeof review.words] ?? '',
      import_id: importId,
    })),
  );
  return id;
};

/** Keeps the package of a review as it was on a day. */
const freeze = async (ctx: CommandCtx, id: string, heldOn: IsoDate): Promise<QbrPackage> => {
  const row = await readQbr(ctx, id);
  const frozen = toKeep(buildPackage(await readFacts(ctx, row, heldOn)));
  await ctx.db
    .updateTable('qbr')
    .set({ frozen_at: ctx.now, frozen_package: JSON.stringify(frozen), frozen_print: fingerprintOf(frozen), as_of: heldOn })
    .where('id', '=', id)
    .execute();
  return frozen;
};

/** Freezes, then lets a deal of that time come in late: the frozen package can say which figures have moved. */
const freezeThenCorrect = async (ctx: CommandCtx, id: string, heldOn: IsoDate): Promise<void> => {
  const frozen = await freeze(ctx, id, heldOn);
  const late = await ctx.db
    .selectFrom('deal')
    .select('id')
    .where('partner_id', '=', frozen.partner.id)
    .where('state', '=', 'lost')
    .where('registration_state', '=', 'approved')
    .where('closed_on', '>=', frozen.quarter.from)
    .where('closed_on', '<=', frozen.quarter.to)
    .orderBy('closed_on')
    .orderBy('name')
    .executeTakeFirst();
  if (!late) return;
  await ctx.db.updateTable('deal').set({ state: 'won', stage: 'WON', loss_reason: null }).where('id', '=', late.id).execute();
  await ctx.db.updateTable('deal_stage_change').set({ stage: 'WON' }).where('deal_id', '=', late.id).where('stage', '=', 'LOST').execute();
};

/** Freezes the newest closed review of a partner, as of the day on which it was held. */
const freezeLastClosed = async (ctx: CommandCtx, partnerId: string): Promise<void> => {
  const closed = await ctx.db
    .selectFrom('qbr')
    .select(['id', 'held_on'])
    .where('partner_id', '=', partnerId)
    .where('state', '=', 'closed')
    .where('held_on', 'is not', null)
    .orderBy('quarter', 'desc')
    .executeTakeFirst();
  if (closed?.held_on) await freeze(ctx, closed.id, closed.held_on);
};

/** The reviews of the sample: one complete, one closed and frozen before it, one behind plan, others on their way. */
export const plantReviews = async (ctx: CommandCtx, importId: string, planted: Planted, today: IsoDate): Promise<void> => {
  const { fiscalCalendar } = await readProgram(ctx.db, ctx.today);
  const now = quarterOf(fiscalCalendar, today);
  const last = shiftQuarter(fiscalCalendar, now, -1);
  const before = shiftQuarter(fiscalCalendar, now, -2);
  const main = 'Harbourlight Solutions';
  const plant = (review: Review): Promise<string> => plantReview(ctx, importId, planted, today, review);
  const heldOn = addDays(before.to, 19) <= today ? addDays(before.to, 19) : today;
  const closed = await plant({
    partner: main,
    quarter: before.label,
    state: 'closed',
    scheduledOn: heldOn,
    heldOn,
    outcome: lastOutcome,
    words: { summary: fullReview.summary },
  });
  await ctx.db
    .updateTable('commitment')
    .set({ origin_id: closed })
    .where('partner_id', '=', planted.partnerIds.get(main) ?? '')
    .where('import_id', '=', importId)
    .where('origin_kind', '=', 'qbr')
    .where('origin_id', 'is', null)
    .execute();
  await freezeThenCorrect(ctx, closed, heldOn);
  await plant({
    partner: main,
    quarter: last.label,
    state: 'prepared',
    scheduledOn: addDays(today, 6),
    words: fullReview,
    asks: fullReviewAsks,
  });
  await plant({
    partner: 'Ironwillow Integration',
    quarter: last.label,
    state: 'prepared',
    scheduledOn: addDays(today, 9),
    words: behindPlanReview,
    asks: [{ side: 'vendor', text: 'The project team by name, with the days that each of them has.' }],
  });
  for (const { partner, words, asks } of typeReviews) {
    await freezeLastClosed(ctx, planted.partnerIds.get(partner) ?? '');
    await plant({ partner, quarter: last.label, state: 'prepared', scheduledOn: addDays(today, 12), words, asks });
  }
  await plant({
    partner: 'Bluebell Computing',
    quarter: last.label,
    state: 'held',
    heldOn: addDays(today, -5),
    scheduledOn: addDays(today, -5),
  });
  await plant({ partner: 'Quietstream Managed Services', quarter: now.label, state: 'scheduled', scheduledOn: addDays(today, 20) });
  await plant({ partner: 'Paperlark Software', quarter: now.label, state: 'scheduled', scheduledOn: addDays(today, 31) });
};
