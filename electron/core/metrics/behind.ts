import type { QueryCtx } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import type { MetricRow } from '#shared/api/metrics.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { Frame } from '#shared/metrics/engine/frame.ts';
import type { InputId } from '#shared/metrics/engine/inputs.ts';
import type { MetricDef } from '#shared/metrics/engine/metric.ts';
import { daysOf } from './days.ts';
import type { MetricSettings } from './frame.ts';
import { belongs, type PartnerFact, readPartnerFacts } from './partners.ts';
import { inputsOfLines, planInputIds, readPlanLines } from './plan-inputs.ts';
import { downstream, fedReader, paramsFor, type PartnerRow } from './read-scopes.ts';
import { type ColumnId, type RawId, type SourceKey, sources } from './sql-input.ts';
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
export const conditionOf = (id: ColumnId): string => sqlInputOf(id)?.when(daysOf(0)) ?? '0';

/** Inputs that no table holds but that are told from records: those are shown for it, and the partner only where there is none. */
const toldFrom: Partial<Record<InputId, RawId>> = {
  reviewsDue: 'reviewsPlanned',
  certificatesRequired: 'heldCertificates',
  certificatesCurrent: 'heldCertificates',
};
type Asked = { input: InputId; column: ColumnId };

const rowsOf = (
  ctx: Pick<QueryCtx, 'sqlite' | 'note'>,
  key: SourceKey,
  asked: readonly Asked[],
  frame: Frame,
  partners: ReadonlyMap<string, PartnerRow>,
): MetricRow[] => {
  const { from, id, partner, date, title, amount, currency, reads } = sources[key];
  ctx.note(...reads);
  const conditions = asked.map(({ column }) => `(${conditionOf(column)})`);
  const text = `SELECT ${id} AS id, ${partner} AS partnerId, ${date} AS date, ${title} AS title, ${amount ?? 'NULL'} AS amount, ${currency ?? 'NULL'} AS currency,
    ${conditions.map((condition, index) => `${condition} AS in${index}`).join(', ')}
    FROM ${from} WHERE (${conditions.join(' OR ')}) AND ${partner} IN (SELECT value FROM json_each(@ids)) ORDER BY ${date} DESC, ${id}`;
  const { params } = paramsFor(ctx, [frame], new Set(asked.map(({ input }) => input)));
  const found = prepared(ctx.sqlite, text).all({ ...params, ids: JSON.stringify([...partners.keys()]) }) as Found[];
  return found.map((row) => ({
    inputs: asked.filter((_, index) => row[`in${index}`] === 1).map(({ input }) => input),
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

const partnerRow = (partner: PartnerFact, date: IsoDate | null, inputs: InputId[]): MetricRow => ({
  inputs,
  entity: 'partner',
  id: partner.id,
  partnerId: partner.id,
  partner: partner.name,
  date,
  title: partner.name,
  amount: null,
  currency: null,
});

/** Partners themselves, where an input is told from their own row or their standing, or no record that it is told from is there. */
const partnerRows = (ids: readonly InputId[], partners: ReadonlyMap<string, PartnerRow>, records: readonly MetricRow[]): MetricRow[] => {
  const shown = new Set(records.flatMap(({ partnerId, inputs }) => inputs.map((id) => `${partnerId} ${id}`)));
  return [...partners.values()].flatMap(({ partner, standing, inputs }) => {
    const own = ids.filter((id) => inputs[id] !== undefined && inputs[id] !== 0 && !shown.has(`${partner.id} ${id}`));
    return own.length === 0 ? [] : [partnerRow(partner, standing.lastEvent, own)];
  });
};

/** Those below the partners, each once, where they are what is counted. */
const rowsBelow = (
  ctx: Pick<QueryCtx, 'sqlite' | 'note'>,
  ids: readonly InputId[],
  partners: ReadonlyMap<string, PartnerRow>,
): MetricRow[] => {
  const found = new Map<string, Set<InputId>>();
  for (const { below } of partners.values())
    for (const [childId, inputs] of below ?? []) {
      const own = inputs.filter((id) => ids.includes(id));
      if (own.length > 0) found.set(childId, new Set([...(found.get(childId) ?? []), ...own]));
    }
  if (found.size === 0) return [];
  return readPartnerFacts(ctx, [...found.keys()]).map((child) => partnerRow(child, child.enrolledOn, [...(found.get(child.id) ?? [])]));
};

/** Quarters of objectives and milestones of plans, where they are what is summed. */
const planRows = (
  ctx: Pick<QueryCtx, 'sqlite' | 'note'>,
  { formula }: MetricDef,
  frame: Frame,
  partners: ReadonlyMap<string, PartnerRow>,
  settings: MetricSettings,
): MetricRow[] => {
  const asked = formula.inputs.filter((id) => planInputIds.includes(id));
  if (asked.length === 0) return [];
  const [lines = []] = readPlanLines(ctx, [frame], [...partners.keys()], settings, fedReader(ctx, settings));
  // an objective stands once, however many of its quarters were summed
  return [...Map.groupBy(lines, ({ kind, id }) => `${kind} ${id}`).values()].flatMap((own): MetricRow[] => {
    const [first] = own;
    const held = inputsOfLines(own).get(first?.partnerId ?? '');
    if (!first || !held) return [];
    const inputs = asked.filter((id) => held[id] !== undefined && (first.kind === 'objective' || held[id] !== 0));
    if (inputs.length === 0) return [];
    const amount = held.planActual ?? null;
    return [
      {
        inputs,
        entity: first.kind === 'objective' ? 'plan_objective' : 'plan_milestone',
        id: first.id,
        partnerId: first.partnerId,
        partner: partners.get(first.partnerId)?.partner.name ?? '',
        date: own.at(-1)?.date ?? null,
        title: first.title,
        amount,
        currency: amount === null ? null : settings.converter.currency,
      },
    ];
  });
};

/** The records that a metric was made of over these partners in a frame: what its sums are made of, by the same conditions. */
export const readRowsBehind = (
  ctx: Pick<QueryCtx, 'sqlite' | 'note'>,
  metric: MetricDef,
  frame: Frame,
  rows: readonly PartnerRow[],
  settings: MetricSettings,
): MetricRow[] => {
  const partners = new Map(
    rows
      .filter((row) => Object.keys(row.inputs).length > 0 && (metric.partnerType === undefined || row.type === metric.partnerType))
      .map((row) => [row.partner.id, row]),
  );
  const asked = metric.formula.inputs.flatMap((input): Asked[] => {
    const column = sqlInputOf(input) ? input : toldFrom[input];
    return column === undefined ? [] : [{ input, column }];
  });
  const bySource = Map.groupBy(asked, ({ column }) => sqlInputOf(column)?.source as SourceKey);
  // a prospect is counted as one, but its records are in no sum
  const summed = new Map([...partners].filter(([, { partner }]) => belongs(partner, frame)));
  const isMeant = ({ entity, title, partnerId, inputs }: MetricRow): boolean =>
    entity !== 'certificate' ||
    !inputs.includes('certificatesCurrent') ||
    settings.profileOf(partners.get(partnerId)?.partner.type ?? null).requiredCertificates.includes(title ?? '');
  const records = [...bySource].flatMap(([key, own]) => rowsOf(ctx, key, own, frame, summed)).filter(isMeant);
  const others = metric.formula.inputs.filter((id) => !sqlInputOf(id) && !downstream.includes(id) && !planInputIds.includes(id));
  return [
    ...partnerRows(others, partners, records),
    ...rowsBelow(
      ctx,
      metric.formula.inputs.filter((id) => downstream.includes(id)),
      partners,
    ),
    ...planRows(ctx, metric, frame, summed, settings),
    ...records,
  ];
};
