import type { QueryCtx } from '#core/context.ts';
import { prepared } from '#core/db/statements.ts';
import { daysBetween } from '#shared/domain/dates.ts';
import type { Converter } from '#shared/domain/rates.ts';
import type { InputValue } from '#shared/metrics/engine/input.ts';
import type { Frame } from '#shared/metrics/engine/frame.ts';
import { daysOf, type FrameParams } from './days.ts';
import { type ColumnId, type SourceKey, type SqlInput, sources } from './sql-input.ts';
import { sqlInputOf } from './sql-inputs.ts';

type Reader = Pick<QueryCtx, 'sqlite' | 'note'>;
/** The columns of one partner in one frame. One without rows is left out. */
export type Columns = Partial<Record<ColumnId, InputValue | string>>;
/** By partner, then by frame. */
export type ColumnsByPartner = Map<string, Columns[]>;

const expression = ({ as, of, when }: SqlInput, frame: number): string => {
  const days = daysOf(frame);
  const condition = when(days);
  const measure = typeof of === 'function' ? of(days) : of;
  switch (as) {
    case 'count':
      return `sum(${condition})`;
    case 'sum':
    case 'money':
      return `sum(CASE WHEN ${condition} THEN ${measure} END)`;
    case 'list':
    case 'tally':
      return `json_group_array(${measure}) FILTER (WHERE ${condition})`;
    case 'since':
    case 'last':
    case 'text':
      return `max(CASE WHEN ${condition} THEN ${measure} END)`;
    case 'until':
    case 'first':
      return `min(CASE WHEN ${condition} THEN ${measure} END)`;
  }
};

type Pass = { text: string; ids: ColumnId[]; source: SourceKey };

/** One statement for each source: every column of it in every frame, in one walk. `scoped`: of the partners in @ids alone. */
const makePasses = (ids: readonly ColumnId[], frames: number, scoped: boolean): Pass[] => {
  const bySource = new Map<SourceKey, ColumnId[]>();
  for (const id of ids) {
    const input = sqlInputOf(id);
    if (!input) continue;
    const own = bySource.get(input.source);
    if (own) own.push(id);
    else bySource.set(input.source, [id]);
  }
  return [...bySource].map(([key, own]) => {
    const { from, partner, currency } = sources[key];
    const columns = Array.from({ length: frames }, (_, frame) => own.map((id) => expression(sqlInputOf(id) as SqlInput, frame))).flat();
    return {
      source: key,
      ids: own,
      text: `SELECT ${partner}, ${currency ?? 'NULL'}, ${columns.join(', ')} FROM ${from}${
        scoped ? ` WHERE ${partner} IN (SELECT value FROM json_each(@ids))` : ''
      } GROUP BY ${partner}${currency === null ? '' : `, ${currency}`}`,
    };
  });
};

// the same questions are asked again and again, and the text of a statement is the key to its prepared form
const passesByKey = new Map<string, Pass[]>();
const passesOf = (ids: readonly ColumnId[], frames: number, scoped: boolean): Pass[] => {
  const key = `${frames} ${scoped} ${ids.join(' ')}`;
  let passes = passesByKey.get(key);
  if (!passes) {
    if (passesByKey.size > 200) passesByKey.clear();
    passes = makePasses(ids, frames, scoped);
    passesByKey.set(key, passes);
  }
  return passes;
};

const join = (
  columns: Columns,
  id: ColumnId,
  { as }: SqlInput,
  raw: unknown,
  currency: string | null,
  frame: Frame,
  converter: Converter,
): void => {
  if (raw === null) return;
  const known = columns[id];
  switch (as) {
    case 'count':
    case 'sum':
      if (raw !== 0) columns[id] = ((known as number | undefined) ?? 0) + (raw as number);
      return;
    case 'money': {
      const converted = converter.convert(raw as number, currency ?? converter.currency);
      columns[id] = known === null || converted === null ? null : ((known as number | undefined) ?? 0) + converted;
      return;
    }
    case 'list':
      if (raw !== '[]') columns[id] = [...((known as readonly number[] | undefined) ?? []), ...(JSON.parse(raw as string) as number[])];
      return;
    case 'tally': {
      if (raw === '[]') return;
      const tally: Record<string, number> = { ...(known as Readonly<Record<string, number>> | undefined) };
      for (const key of JSON.parse(raw as string) as string[]) tally[key] = (tally[key] ?? 0) + 1;
      columns[id] = tally;
      return;
    }
    case 'since':
    case 'until': {
      const days = Math.abs(daysBetween(raw as string, frame.day));
      columns[id] = [Math.min(days, ...((known as readonly number[] | undefined) ?? []))];
      return;
    }
    case 'first':
      if (known === undefined || (raw as string) < (known as string)) columns[id] = raw as string;
      return;
    case 'last':
    case 'text':
      if (known === undefined || (raw as string) > (known as string)) columns[id] = raw as string;
  }
};

/** Reads columns of every partner (or of those with these ids) in every frame, one walk of each table. Money is in the converter's currency; null when a rate is missing. */
export const readColumns = (
  ctx: Reader,
  ids: readonly ColumnId[],
  { frames, params }: FrameParams,
  converter: Converter,
  partnerIds: readonly string[] | null,
): ColumnsByPartner => {
  const found: ColumnsByPartner = new Map();
  const bound = partnerIds === null ? params : { ...params, ids: JSON.stringify(partnerIds) };
  for (const pass of passesOf(ids, frames.length, partnerIds !== null)) {
    ctx.note(...sources[pass.source].reads);
    const inputs = pass.ids.map((id) => sqlInputOf(id) as SqlInput);
    for (const row of prepared(ctx.sqlite, pass.text).raw(true).all(bound) as Array<[string, string | null, ...unknown[]]>) {
      let own = found.get(row[0]);
      if (!own) {
        own = frames.map(() => ({}));
        found.set(row[0], own);
      }
      let at = 2;
      for (const [index, frame] of frames.entries()) {
        const columns = own[index] as Columns;
        for (const [position, id] of pass.ids.entries()) {
          const raw = row[at++];
          if (raw !== null && raw !== 0) join(columns, id, inputs[position] as SqlInput, raw, row[1], frame, converter);
        }
      }
    }
  }
  return found;
};
