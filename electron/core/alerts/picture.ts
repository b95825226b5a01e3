import { setImmediate as nextTurn } from 'node:timers/promises';
import type { QueryCtx } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import { cached } from '#core/facts-cache.ts';
import { spineTables } from '#core/activity/spine.ts';
import type { TableName } from '#core/db/schema.ts';
import type { Alert } from '#shared/alerts/alert.ts';
import { createEvaluator } from '#shared/alerts/evaluate.ts';
import { coverageOf, type Coverage, namedFrom } from '#shared/domain/coverage.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { type InvestmentSegment, segmentsOf } from '#shared/domain/segments.ts';
import { readProgram } from '#core/settings/program.ts';
import { type FactFrame, readFactFrame } from './facts/frame.ts';
import { gatherFacts, type PartnerRecord } from './facts/gather.ts';
import { networkOf } from './facts/network.ts';
import { readPlanTargets } from './facts/plans.ts';
import { createFactReader } from './facts/reader.ts';
import { readOverrides } from './overrides.ts';

/** A partner with what follows from all partners together: its segment, its coverage, and the alerts of all its facts. */
export type PictureEntry = { record: PartnerRecord; coverage: Coverage; alerts: Alert[] };
/** Everything that Today knows of every partner on a day. */
export type Picture = { frame: FactFrame; entries: ReadonlyMap<string, PictureEntry>; networkAlerts: Alert[] };

// named always, for what is kept reads nothing
const tables = [
  'setting',
  'currency_rate',
  'partner_type',
  'type_profile',
  'tier',
  'alert_threshold',
  ...spineTables(),
  'partner',
  'person',
  'deal',
  'deal_stage_change',
  'conflict_case',
  'onboarding',
  'onboarding_milestone',
  'certificate',
  'certificate_definition',
  'compliance_document',
  'compliance_requirement',
  'mdf_allocation',
  'mdf_request',
  'mdf_claim',
  'support_case',
  'influence',
  'incentive',
  'managed_service',
  'seat_count',
  'renewal',
  'sell_through_report',
  'sell_through_line',
  'lead',
  'listing',
  'hierarchy_link',
  'interaction',
  'commitment',
  'joint_milestone',
  'joint_opportunity',
  'qbr',
  'sponsorship',
  'forecast',
  'partner_change',
  'plan',
  'plan_revision',
  'plan_signature',
  'plan_milestone',
  'plan_objective',
] as const;

const segmentsFrom = (records: readonly PartnerRecord[]): Map<string, InvestmentSegment> =>
  segmentsOf(
    records.map(({ facts, networkStage, override }) => ({
      id: facts.id,
      enrolled: facts.isEnrolled,
      active: facts.isActive,
      networkStage,
      revenue: facts.revenue,
      override: override.segment,
    })),
  );

/** Entries of all records; those whose record, segment and coverage are as before are kept with their alerts. */
const buildEntries = (
  records: readonly PartnerRecord[],
  known: ReadonlyMap<string, PictureEntry>,
  evaluate: (record: PartnerRecord) => Alert[],
): Map<string, PictureEntry> => {
  const segments = segmentsFrom(records);
  const named = namedFrom(
    records.map(({ facts }) => facts),
    segments,
  );
  const entries = new Map<string, PictureEntry>();
  for (const record of records) {
    const { facts, override } = record;
    const segment = segments.get(facts.id) ?? null;
    const coverage = coverageOf({
      segment,
      revenue: facts.revenue,
      namedFrom: named,
      override: override.coverage === null ? null : { model: override.coverage, reason: override.coverageReason ?? '' },
    });
    const before = known.get(facts.id);
    if (before?.record === record && facts.segment === segment && facts.coverage === coverage.model) {
      entries.set(facts.id, before);
      continue;
    }
    const placed = { ...record, facts: { ...facts, segment, coverage: coverage.model } };
    entries.set(facts.id, { record: placed, coverage, alerts: evaluate(placed) });
  }
  return entries;
};

/** Partners whose facts are read before other calls may run: some tens of milliseconds. */
const slicePartners = 64;

const allIds = (ctx: QueryCtx): string[] =>
  (prepared(ctx.sqlite, 'SELECT id FROM partner ORDER BY id').all() as Array<{ id: string }>).map(({ id }) => id);

const gatherSlices = async (ctx: QueryCtx, frame: FactFrame, ids: readonly string[]): Promise<PartnerRecord[]> => {
  const tracked = await readPlanTargets(ctx, frame, ids);
  const records: PartnerRecord[] = [];
  for (let at = 0; at < ids.length; at += slicePartners) {
    if (at > 0) await nextTurn();
    records.push(...gatherFacts(createFactReader(ctx.sqlite, frame, ids.slice(at, at + slicePartners)), tracked));
  }
  return records;
};

/** The picture of a day: what is kept when nothing changed, with the partners that changed read anew when only some did, else read whole. */
export const readPicture = async (ctx: QueryCtx, asOf: IsoDate | undefined): Promise<Picture> => {
  ctx.note(...(tables as readonly TableName[]));
  const day = asOf ?? (await readProgram(ctx.db, ctx.today)).asOf;
  return cached<Picture>(ctx.sqlite, day, async (before) => {
    // read in here, so that a setting that changes meanwhile is noticed
    const frame = await readFactFrame(ctx, day);
    const overrides = await readOverrides(ctx.db);
    const evaluator = createEvaluator(overrides, frame.asOf);
    const known: ReadonlyMap<string, PictureEntry> = before?.value.entries ?? new Map<string, PictureEntry>();
    const fresh = await gatherSlices(ctx, frame, before ? [...before.touched] : allIds(ctx));
    const unchanged = [...known.values()].flatMap(({ record }) => (before?.touched.has(record.facts.id) ? [] : [record]));
    // in one order, however they came to be read
    const all = [...unchanged, ...fresh].toSorted((a, b) => (a.facts.id < b.facts.id ? -1 : 1));
    const entries = buildEntries(all, known, ({ facts }) => evaluator.partner(facts));
    const records = [...entries.values()].map(({ record }) => record);
    return { frame, entries, networkAlerts: evaluator.network(networkOf(records, frame)) };
  });
};
