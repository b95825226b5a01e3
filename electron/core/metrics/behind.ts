import type { QueryCtx } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import type { MetricRow } from '#shared/api/metrics.ts';
import type { Frame } from '#shared/metrics/engine/frame.ts';
import type { InputId } from '#shared/metrics/engine/inputs.ts';
import type { MetricDef } from '#shared/metrics/engine/metric.ts';
import { daysOf, frameParams } from './days.ts';
import { belongs } from './partners.ts';
import type { PartnerRow } from './read-scopes.ts';
import { type SourceKey, sources } from './sql-input.ts';
import { sqlInputOf } from './sql-inputs.ts';

type Found = {
  id: string;
  partnerId: string;
  date: string | null;
  title: string | null;
  amount: number | null;
  currency: string | null;
} & Record<`in${number}`, number | null>;

/** The condition under which a row of its source is in an input, in the only frame of the statement. It is the very text that the sum is made with. */
export const conditionOf = (id: InputId | 'firstRegistration'): string => sqlInputOf(id)?.when(daysOf(0)) ?? '0';

const rowsOf = (
  ctx: Pick<QueryCtx, 'sqlite' | 'note'>,
  key: SourceKey,
  ids: readonly InputId[],
  frame: Frame,
  partners: ReadonlyMap<string, PartnerRow>,
): MetricRow[] => {
  const { from, id, partner, date, title, amount, currency, reads } = sources[key];
  ctx.note(...reads);
  const conditions = ids.map((input) => `(${conditionOf(input)})`);
  const text = `SELECT ${id} AS id, ${partner} AS partnerId, ${date} AS date, ${title} AS title, ${amount ?? 'NULL'} AS amount, ${currency ?? 'NULL'} AS currency,
    ${conditions.map((condition, index) => `${condition} AS in${index}`).join(', ')}
    FROM ${from} WHERE (${conditions.join(' OR ')}) AND ${partner} IN (SELECT value FROM json_each(@ids)) ORDER BY ${date} DESC, ${id}`;
  const { params } = frameParams([frame]);
  const found = prepared(ctx.sqlite, text).all({ ...params, ids: JSON.stringify([...partners.keys()]) }) as Found[];
  return found.map((row) => ({
    inputs: ids.filter((_, index) => row[`in${index}`] === 1),
    entity: from.split(' ')[0] ?? from,
    id: row.id,
    partnerId: row.partnerId,
    partner: partners.get(row.partnerId)?.partner.name ?? '',
    date: row.date,
    title: row.title,
    amount: row.amount,
    currency: row.amount === null ? null : row.currency,
  }));
};

/** Partners themselves, where an input is told from their own row or their standing. */
const partnerRows = (ids: readonly InputId[], partners: ReadonlyMap<string, PartnerRow>): MetricRow[] =>
  [...partners.values()].flatMap(({ partner, standing, inputs }) => {
    const own = ids.filter((id) => inputs[id] !== undefined && inputs[id] !== 0);
    return own.length === 0
      ? []
      : [
          {
            inputs: own,
            entity: 'partner',
            id: partner.id,
            partnerId: partner.id,
            partner: partner.name,
            date: standing.lastEvent,
            title: partner.name,
            amount: null,
            currency: null,
          },
        ];
  });

/** The records that a metric was made of over these partners in a frame: what its sums are made of, by the same conditions. */
export const readRowsBehind = (
  ctx: Pick<QueryCtx, 'sqlite' | 'note'>,
  metric: MetricDef,
  frame: Frame,
  rows: readonly PartnerRow[],
): MetricRow[] => {
  const partners = new Map(
    rows
      .filter((row) => Object.keys(row.inputs).length > 0 && (metric.partnerType === undefined || row.type === metric.partnerType))
      .map((row) => [row.partner.id, row]),
  );
  const inSql = metric.formula.inputs.filter((id) => sqlInputOf(id));
  const bySource = Map.groupBy(inSql, (id) => sqlInputOf(id)?.source as SourceKey);
  const others = metric.formula.inputs.filter((id) => !sqlInputOf(id));
  // a prospect is counted as one, but its records are in no sum
  const summed = new Map([...partners].filter(([, { partner }]) => belongs(partner, frame)));
  return [...partnerRows(others, partners), ...[...bySource].flatMap(([key, ids]) => rowsOf(ctx, key, ids, frame, summed))];
};
