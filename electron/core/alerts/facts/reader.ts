import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import { type AgreedVersion, readAgreedVersions } from '#core/plans/agreed-versions.ts';
import type { FactFrame } from './frame.ts';

/**
 * Reads facts of the partners asked for, however many. Every statement may name `@asOf`, `@yearAgo`, `@twoYearsAgo`, `@weeksTo`, `@seriesAfter`,
 * `@quarterFrom`, `@quarterTo` and `@runningFrom`; all it reads is synchronous, so that no command comes between two statements.
 */
export type FactReader = {
  frame: FactFrame;
  /** The versions of business plans that both sides signed. */
  agreed(): AgreedVersion[];
  /** A condition on a column with a partner's id, to stand behind another one. */
  only(column: string): string;
  rows<R extends { partnerId: string }>(sql: string): R[];
  /** An amount in the reporting currency; null when there is none, or no rate, which is remembered for the partner. */
  money(minor: number | null, currency: string | null, partnerId: string): number | null;
  /**
   * The sum of amounts in the reporting currency; null when there is none, or no rate for one of them: a sum of what could be converted would pass for the whole.
   * Then the partner's measure, when one is named, is unpriced.
   */
  total(amounts: ReadonlyArray<{ minor: number | null; currency: string | null }>, partnerId: string, measure?: Measure): number | null;
  unpriced(partnerId: string): ReadonlySet<Measure>;
  missingRates(partnerId: string): readonly string[];
};

/** Sums of a partner that go into sums of the network, of which none may leave out what has no rate. */
export type Measure = 'revenue' | 'revenueBefore' | 'wonInLastQuarter' | 'wonInQuarter' | 'forecast' | 'mdf';

const none: readonly string[] = [];
const nothing: ReadonlySet<Measure> = new Set();

export const createFactReader = (sqlite: Sqlite, frame: FactFrame, ids: readonly string[]): FactReader => {
  const missing = new Map<string, Set<string>>();
  const unpriced = new Map<string, Set<Measure>>();
  const given = {
    asOf: frame.asOf,
    yearAgo: frame.yearAgo,
    twoYearsAgo: frame.twoYearsAgo,
    weeksTo: frame.weeksTo,
    seriesAfter: frame.seriesAfter,
    quarterFrom: frame.lastQuarter.from,
    quarterTo: frame.lastQuarter.to,
    runningFrom: frame.quarter.from,
    ids: JSON.stringify(ids),
  };
  const money: FactReader['money'] = (minor, currency, partnerId) => {
    if (minor === null) return null;
    const converted = frame.converter.convert(minor, currency ?? frame.converter.currency);
    if (converted === null && currency !== null) {
      const own = missing.get(partnerId) ?? new Set();
      missing.set(partnerId, own.add(currency));
    }
    return converted;
  };
  return {
    frame,
    agreed: () => readAgreedVersions({ sqlite, note: () => undefined }, ids),
    only: (column) => ` AND ${column} IN (SELECT value FROM json_each(@ids))`,
    rows: <R extends { partnerId: string }>(sql: string) => prepared(sqlite, sql).all(given) as R[],
    money,
    total: (amounts, partnerId, measure) => {
      const known = amounts.filter(({ minor }) => minor !== null).map(({ minor, currency }) => money(minor, currency, partnerId));
      if (!known.includes(null)) return sumKnown(known);
      if (measure) unpriced.set(partnerId, (unpriced.get(partnerId) ?? new Set()).add(measure));
      return null;
    },
    unpriced: (partnerId) => unpriced.get(partnerId) ?? nothing,
    missingRates: (partnerId) => {
      const own = missing.get(partnerId);
      return own ? [...own].sort() : none;
    },
  };
};

/** Rows by their partner. */
export const byPartner = <R extends { partnerId: string }>(rows: readonly R[]): Map<string, R[]> => {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const own = groups.get(row.partnerId);
    if (own) own.push(row);
    else groups.set(row.partnerId, [row]);
  }
  return groups;
};

/** Adds known amounts; null when none is known, so that an unknown amount is never 0. */
export const sumKnown = (amounts: ReadonlyArray<number | null>): number | null =>
  amounts.reduce<number | null>((sum, amount) => (amount === null ? sum : (sum ?? 0) + amount), null);
