import type { QueryCtx } from '#core/context.ts';
import type { TableName } from '#core/db/schema.ts';
import { cached } from '#core/facts-cache.ts';
import { inputsOf, readsDownstream } from '#core/metrics/read-scopes.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { findMetric } from '#shared/metrics/engine/metrics.ts';
import type { PlanTracking } from '#shared/plan/tracking.ts';
import type { PlanRow } from './read-content.ts';
import { readMeasured, trackMeasured } from './track-plans.ts';

type Entry = { partnerId: string; tracking: PlanTracking; isWide: boolean };
type Kept = { byPlan: ReadonlyMap<string, Entry>; tables: ReadonlySet<TableName> };

// named always, for what is kept reads nothing
const tables = [
  ...(['setting', 'currency_rate', 'partner_type', 'type_profile', 'tier', 'partner'] as const),
  ...(['plan', 'plan_objective', 'plan_milestone', 'plan_investment', 'plan_revision', 'plan_signature'] as const),
] as const;

/** Whether an objective is fed by what other partners do, so that a change of theirs changes it. */
const isFedByOthers = (feed: string | null): boolean => {
  const metric = feed === null ? undefined : findMetric(feed);
  return metric !== undefined && (metric.isShare || readsDownstream(inputsOf([metric])));
};

const readEntries = async (ctx: QueryCtx, rows: readonly PlanRow[], asOf: IsoDate): Promise<Map<string, Entry>> => {
  const measures = await readMeasured(ctx, rows, asOf);
  const trackings = trackMeasured(ctx, measures, new Map());
  return new Map(
    measures.measured.flatMap(({ planId, partnerId, content }): Array<[string, Entry]> => {
      const tracking = trackings.get(planId);
      return tracking ? [[planId, { partnerId, tracking, isWide: content.objectives.some(({ feed }) => isFedByOthers(feed)) }]] : [];
    }),
  );
};

/** Every plan measured as of a day, by its id: what is kept when nothing changed, with the plans of the partners that changed read anew when only some did. */
export const readTrackings = async (ctx: QueryCtx, asOf: IsoDate): Promise<ReadonlyMap<string, PlanTracking>> => {
  const kept = await cached<Kept>(ctx.sqlite, `plans ${asOf}`, async (before) => {
    const noted = new Set<TableName>(before?.value.tables);
    const inner: QueryCtx = {
      ...ctx,
      note: (...names) => {
        for (const name of names) noted.add(name);
      },
    };
    const known = [...(before?.value.byPlan ?? [])];
    const anew = before
      ? [...new Set([...before.touched, ...known.flatMap(([, { partnerId, isWide }]) => (isWide ? [partnerId] : []))])]
      : null;
    const all = ctx.db.selectFrom('plan').selectAll();
    const rows = await (anew === null ? all : all.where('partner_id', 'in', anew)).execute();
    const again = new Set(anew);
    const unchanged = known.filter(([, { partnerId }]) => !again.has(partnerId));
    return { byPlan: new Map([...unchanged, ...(await readEntries(inner, rows, asOf))]), tables: noted };
  });
  ctx.note(...tables, ...kept.tables);
  return new Map([...kept.byPlan].map(([id, { tracking }]) => [id, tracking]));
};
