import type { QueryCtx } from '#core/context.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { isRecordKey } from '#shared/domain/records/record-kinds.ts';
import { frameOfDays, makeFrame } from '#shared/metrics/engine/frame.ts';
import type { MetricDef } from '#shared/metrics/engine/metric.ts';
import { recordTexts } from '#shared/text/en/records.ts';
import { readRowsBehind } from './behind.ts';
import { measuredAs } from './figures.ts';
import { readMetricSettings } from './frame.ts';
import { withRatings } from './ratings.ts';
import { readScopes } from './read-scopes.ts';

type Rows = OutputOf<'figures.rows'>;
const limit = 500;

const kindWords: Readonly<Record<string, string>> = {
  partner: 'Partner',
  deal: 'Deal',
  commitment: 'Commitment',
  qbr: 'QBR',
  plan_objective: 'Plan objective',
  plan_milestone: 'Plan milestone',
};
const kindOf = (entity: string): string => (isRecordKey(entity) ? recordTexts[entity].one : (kindWords[entity] ?? entity));

/** The records that the figure of a metric was made of, in the quarter (or else over the days) that the figure names, newest first, at most 500. */
export const readRecordRows = async (
  ctx: QueryCtx,
  metric: MetricDef,
  { partnerId, window, period }: Pick<ParsedInputOf<'figures.rows'>, 'partnerId' | 'window' | 'period'>,
  asOf: IsoDate,
): Promise<Rows> => {
  const settings = await readMetricSettings(ctx, asOf);
  const frame = period
    ? makeFrame(asOf, period, settings.preset)
    : frameOfDays({ from: window.from ?? window.to, to: window.to }, asOf, settings.preset);
  const scopes = readScopes(
    ctx,
    { metrics: [metric], frames: [frame], partnerIds: partnerId === undefined ? null : [partnerId] },
    settings,
  );
  const rows = scopes.rows[0] ?? [];
  const partners = partnerId === undefined ? await withRatings(ctx, metric, frame, rows) : rows.map((row) => measuredAs(metric, row));
  const found = readRowsBehind(ctx, metric, frame, partners, settings).toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
  return {
    columns: [
      { key: 'title', label: 'Record', kind: 'text' },
      ...(partnerId === undefined ? [{ key: 'partner', label: 'Partner', kind: 'text' as const }] : []),
      { key: 'kind', label: 'Kind', kind: 'text' },
      { key: 'date', label: 'Date', kind: 'date' },
      { key: 'amount', label: 'Amount', kind: 'money' },
    ],
    rows: found.slice(0, limit).map(({ id, partnerId: owner, partner, entity, title, date, amount, currency }) => ({
      id: `${entity} ${id}`,
      partnerId: owner,
      partner,
      kind: kindOf(entity),
      title: title ?? kindOf(entity),
      date,
      amount,
      currency,
    })),
    currencyKey: 'currency',
    total: found.length,
  };
};
