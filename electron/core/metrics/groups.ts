import type { QueryCtx } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import type { Frame } from '#shared/metrics/engine/frame.ts';
import type { Slice } from '#shared/metrics/engine/metric.ts';
import { metricOf } from '#shared/metrics/engine/metrics.ts';
import { segmentsOf } from '#shared/domain/segments.ts';
import { windowOf } from '#shared/metrics/engine/frame.ts';
import { addDays } from '#shared/domain/dates.ts';
import type { MetricSettings } from './frame.ts';
import { type PartnerRow, readScopes } from './read-scopes.ts';

type Reader = Pick<QueryCtx, 'sqlite' | 'note'>;
export type Group = { key: string | null; label: string; rows: PartnerRow[] };

const territoriesOf = (ctx: Reader): Map<string, string[]> => {
  ctx.note('partner_label');
  const rows = prepared(ctx.sqlite, `SELECT partner_id AS id, value FROM partner_label WHERE kind = 'territory'`).all() as Array<{
    id: string;
    value: string;
  }>;
  const found = new Map<string, string[]>();
  for (const { id, value } of rows) found.set(id, [...(found.get(id) ?? []), value]);
  return found;
};

/** The investment segment of every enrolled partner of the network on the day of a frame, by the revenue of the twelve months before it (domain 3.6). */
export const readSegments = (ctx: Reader, frame: Frame, settings: MetricSettings): ReturnType<typeof segmentsOf> => {
  const year = windowOf(frame, 'year');
  const revenueFrame: Frame = { ...frame, period: { label: frame.period.label, from: addDays(year.after, 1), to: year.to } };
  const scopes = readScopes(ctx, { metrics: [metricOf('K16')], frames: [revenueFrame], partnerIds: null }, settings);
  return segmentsOf(
    (scopes.rows[0] ?? []).map(({ partner, standing, inputs }) => ({
      id: partner.id,
      enrolled: standing.enrolled,
      active: standing.active,
      networkStage: partner.networkStage,
      revenue: typeof inputs.wonAmount === 'number' ? inputs.wonAmount : null,
      override: partner.segment,
    })),
  );
};

/** Partners split by a slice. One with several territories is in each of them; one without a value is in the group without a key. Groups without any input are left out. */
export const groupRows = (ctx: Reader, by: Slice, rows: readonly PartnerRow[], frame: Frame, settings: MetricSettings): Group[] => {
  const territories = by === 'territory' ? territoriesOf(ctx) : null;
  const segments = by === 'segment' ? readSegments(ctx, frame, settings) : null;
  const keysOf = ({ partner }: PartnerRow): ReadonlyArray<string | null> => {
    switch (by) {
      case 'type':
        return [partner.type];
      case 'tier':
        return [partner.tier];
      case 'cam':
        return [partner.owner];
      case 'territory':
        return territories?.get(partner.id) ?? [null];
      case 'segment':
        return [segments?.get(partner.id) ?? null];
    }
  };
  const found = new Map<string | null, PartnerRow[]>();
  for (const row of rows) {
    if (Object.keys(row.inputs).length === 0) continue;
    for (const key of keysOf(row)) {
      const own = found.get(key);
      if (own) own.push(row);
      else found.set(key, [row]);
    }
  }
  const { partnerTypes, tiers } = settings.program;
  const labels = new Map([...(by === 'type' ? partnerTypes : by === 'tier' ? tiers : [])].map(({ key, label }) => [key, label]));
  return [...found]
    .map(([key, own]) => ({ key, label: key === null ? '' : (labels.get(key) ?? key), rows: own }))
    .toSorted((a, b) => (a.key === null ? 1 : b.key === null ? -1 : a.label < b.label ? -1 : 1));
};
