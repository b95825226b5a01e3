import { auditChange } from '#core/audit/append.ts';
import type { CommandCtx, HandlersFor } from '#core/context.ts';
import { readPartner } from '#core/partners/queries.ts';
import { removeRecord, saveRecord } from '#core/records/history.ts';
import { readProgram } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { AppError } from '#shared/domain/errors.ts';
import { parseQuarter } from '#shared/domain/fiscal.ts';
import { toKeep } from '#shared/qbr/frozen.ts';
import type { QbrSection } from '#shared/qbr/model.ts';
import { daysRefusal } from '#shared/qbr/review-days.ts';
import type { QbrSectionKey } from '#shared/qbr/sections.ts';
import { moveChanges, moveRefusal, type QbrStage, type StageFacts } from '#shared/qbr/stage.ts';
import { fingerprintOf } from './fingerprint.ts';
import { moveQbr, readStageFacts } from './move.ts';
import { readPackage } from './queries.ts';
import { type QbrRow, readHasOutcome, readQbr, requireLive } from './rows.ts';
import { keepSections, readSections, startSections, writeBlocks, writeSections } from './sections.ts';

const countOpen = async (ctx: CommandCtx, partnerId: string): Promise<number> => {
  const rows = await ctx.db
    .selectFrom('commitment')
    .select('id')
    .where('partner_id', '=', partnerId)
    .where('state', 'in', ['open', 'in_progress'])
    .execute();
  return rows.length;
};

/** What the next review starts from: who sat at the table last time, and for a new version the words of the one before. */
const readStart = async (
  ctx: CommandCtx,
  { id: partnerId, type }: { id: string; type: string | null },
  sameQuarter: QbrRow | undefined,
) => {
  if (sameQuarter) return { attendees: sameQuarter.attendees, asks: sameQuarter.asks, sections: await readSections(ctx, sameQuarter.id) };
  const last = await ctx.db
    .selectFrom('qbr')
    .select('attendees')
    .where('partner_id', '=', partnerId)
    .orderBy('quarter', 'desc')
    .orderBy('package_version', 'desc')
    .executeTakeFirst();
  return { attendees: last?.attendees ?? '[]', asks: '[]', sections: await startSections(ctx, type) };
};

const asJson = (values: readonly unknown[] | undefined): string | undefined => (values === undefined ? undefined : JSON.stringify(values));

const moveTo = <T>(items: readonly T[], first: readonly T[]): T[] => [
  ...first.filter((item) => items.includes(item)),
  ...items.filter((item) => !first.includes(item)),
];

/** What a new version of the package takes over of its review: the agenda and what came of the meeting. */
const keptOf = ({ agenda, live_notes, summary, decisions, goals, risks, rating, next_on, followed_up_on, closed_on }: QbrRow) => ({
  agenda,
  live_notes,
  summary,
  decisions,
  goals,
  risks,
  rating,
  next_on,
  followed_up_on,
  closed_on,
});

/** Nothing was done for the review yet. */
const notBegun: StageFacts = {
  state: 'due',
  scheduledOn: null,
  readyOn: null,
  heldOn: null,
  hasOutcome: false,
  followedUpOn: null,
  unsettled: 0,
};

/** What is stored of a review that begins in a stage, or throws the reason why none can. */
const standingAt = (to: QbrStage, on: IsoDate | null, today: IsoDate) => {
  const refusal = moveRefusal(notBegun, to, on, today);
  if (refusal) throw new AppError(refusal);
  const { state, scheduledOn, readyOn, heldOn } = { ...notBegun, ...moveChanges(notBegun, to, on, today) };
  return { state, scheduled_on: scheduledOn, ready_on: readyOn, held_on: heldOn };
};

type CreateInput = Omit<ParsedInputOf<'qbrs.create'>, 'to' | 'on'> & { to?: QbrStage; on?: IsoDate | null };

/** Starts a review, or returns the one there is. A second version begins with the words of the first. */
export const createQbr = async (
  ctx: CommandCtx,
  { partnerId, quarter: wanted, newVersion, asOf, to = 'preparing', on = null }: CreateInput,
): Promise<OutputOf<'qbrs.create'>> => {
  const partner = await readPartner(ctx, partnerId);
  const program = await readProgram(ctx.db, ctx.today);
  const quarter = parseQuarter(partner.fiscalCalendar ?? program.fiscalCalendar, wanted);
  if (!quarter) throw new AppError('QUARTER_INVALID', { quarter: wanted });
  const newest = await ctx.db
    .selectFrom('qbr')
    .selectAll()
    .where('partner_id', '=', partnerId)
    .where('quarter', '=', quarter.label)
    .orderBy('package_version', 'desc')
    .executeTakeFirst();
  const broughtForward = await countOpen(ctx, partnerId);
  if (newest && !newVersion) return { id: newest.id, created: false, version: newest.package_version, broughtForward, undoId: null };
  const version = (newest?.package_version ?? 0) + 1;
  const { sections, attendees, asks } = await readStart(ctx, partner, newest);
  const standing = newest ?? standingAt(to, on, ctx.today);
  const { id, undoId } = await saveRecord(
    ctx,
    'qbr',
    undefined,
    {
      partner_id: partnerId,
      quarter: quarter.label,
      state: standing.state,
      as_of: asOf ?? program.asOf,
      scheduled_on: standing.scheduled_on,
      held_on: standing.held_on,
      ready_on: newest ? null : standing.ready_on,
      ...(newest && keptOf(newest)),
      package_version: version,
      asks,
      attendees,
    },
    partnerId,
  );
  await writeSections(ctx, id, sections);
  for (const { key, blocks } of sections) await writeBlocks(ctx, id, key, blocks);
  return { id, created: true, version, broughtForward, undoId };
};

export const qbrCommands: Omit<HandlersFor<'qbrs', 'command'>, 'qbrs.record'> = {
  'qbrs.create': (ctx, input) => createQbr(ctx, input),
  'qbrs.section.save': async (ctx, { id, key, title, isOn, commentary }) => {
    const row = requireLive(await readQbr(ctx, id));
    await keepSections(ctx, id);
    const sections = await readSections(ctx, id);
    const changed = sections.map((section) =>
      section.key === key
        ? {
            ...section,
            title: title === undefined ? section.title : title || null,
            isOn: isOn ?? section.isOn,
            commentary: commentary ?? section.commentary,
          }
        : section,
    );
    await writeSections(ctx, id, changed);
    const textsOf = (all: readonly QbrSection[]) => {
      const found = all.find((section) => section.key === key);
      return found ? { key, title: found.title, isOn: found.isOn, commentary: found.commentary } : null;
    };
    auditChange(ctx, 'qbr_section', `${id}:${key}`, { before: textsOf(sections), after: textsOf(changed), partnerId: row.partner_id });
    return {};
  },
  'qbrs.sections.order': async (ctx, { id, keys }) => {
    const { partner_id: partnerId } = requireLive(await readQbr(ctx, id));
    await keepSections(ctx, id);
    const sections = await readSections(ctx, id);
    const before: QbrSectionKey[] = sections.map(({ key }) => key);
    const order = moveTo(before, keys);
    await writeSections(
      ctx,
      id,
      order.flatMap((key) => sections.filter((section) => section.key === key)),
    );
    auditChange(ctx, 'qbr_section', id, { before: { sections: before }, after: { sections: order }, partnerId });
    return {};
  },
  'qbrs.update': async (ctx, { id, state, scheduledOn, heldOn, attendees, asks, outcome, ...written }) => {
    const row = await readQbr(ctx, id);
    // who came is known after the package was frozen; it keeps the names that it was frozen with
    if (asks !== undefined) requireLive(row);
    const days = { scheduledOn: row.scheduled_on, heldOn: row.held_on, nextOn: row.next_on };
    const wasHeld = row.state === 'held' || row.state === 'closed';
    const impossible = daysRefusal({ ...days, wasHeld }, { scheduledOn, heldOn, nextOn: written.nextOn }, ctx.today);
    if (impossible) throw new AppError(impossible);
    const lists = {
      decisions: asJson(written.decisions),
      goals: asJson(written.goals),
      risks: asJson(written.risks),
      agenda: written.agenda === null ? null : asJson(written.agenda),
    };
    const summary = outcome === undefined ? undefined : outcome?.trim() || null;
    const over = { summary, decisions: lists.decisions, goals: lists.goals };
    if (row.state === 'closed' && (state ?? 'closed') === 'closed') {
      const isTouched = Object.values(over).some((value) => value !== undefined);
      if (isTouched && !(await readHasOutcome(ctx, row, over))) throw new AppError('QBR_NO_OUTCOME');
    } else if (state === 'closed') {
      const facts = await readStageFacts(ctx, { ...row, held_on: heldOn === undefined ? (row.held_on ?? ctx.today) : heldOn }, over);
      const refusal = moveRefusal({ ...facts, state: 'held' }, 'closed', null, ctx.today);
      if (refusal) throw new AppError(refusal);
    }
    const held = state === 'held' || state === 'closed';
    const { undoId } = await saveRecord(
      ctx,
      'qbr',
      id,
      {
        state,
        scheduled_on: scheduledOn,
        held_on: heldOn === undefined && held ? (row.held_on ?? ctx.today) : heldOn,
        closed_on: state === undefined ? undefined : state === 'closed' ? (row.closed_on ?? ctx.today) : null,
        attendees: asJson(attendees),
        asks: asJson(asks),
        summary,
        live_notes: written.liveNotes,
        rating: written.rating,
        next_on: written.nextOn,
        ...lists,
      },
      row.partner_id,
    );
    return { undoId };
  },
  'qbrs.move': (ctx, input) => moveQbr(ctx, input),
  'qbrs.freeze': async (ctx, { id, asOf }) => {
    const row = await readQbr(ctx, id);
    if (row.frozen_at !== null) return { frozenAt: row.frozen_at };
    const { live } = await readPackage(ctx, row, asOf);
    const kept = toKeep(live);
    const frozen = { frozen_at: ctx.now, frozen_package: JSON.stringify(kept), frozen_print: fingerprintOf(kept), as_of: live.asOf };
    await saveRecord(ctx, 'qbr', id, frozen, row.partner_id);
    return { frozenAt: ctx.now };
  },
  'qbrs.unfreeze': async (ctx, { id }) => {
    const row = await readQbr(ctx, id);
    // what was presented stays in the history, so that it can come back
    await saveRecord(ctx, 'qbr', id, { frozen_at: null, frozen_package: null, frozen_print: null }, row.partner_id);
    return {};
  },
  // its sections stay: an undo brings the review back, and they with it
  'qbrs.remove': (ctx, { id }) => removeRecord(ctx, 'qbr', id),
};
