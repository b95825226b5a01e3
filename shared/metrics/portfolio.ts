import { addDays, type IsoDate, windowDays, windowMonths, type Window } from '#shared/domain/dates.ts';
import type { ActivePreset } from '#shared/domain/program.ts';
import type { Converter } from '#shared/domain/rates.ts';
import { computeFigure } from './definitions.ts';
import type { Scope } from './engine/scope.ts';
import type { Figure } from './figure.ts';

/** Whether a partner counted as enrolled on a day: an agreement signed by then and not ended. Without a date of signing it always was. Source: domain 2.1. */
export const isEnrolled = (
  partner: { status: string; enrolledOn: IsoDate | null; terminatedOn: IsoDate | null },
  asOf: IsoDate,
): boolean => {
  if (partner.status === 'prospect') return false;
  if (partner.enrolledOn !== null && partner.enrolledOn > asOf) return false;
  if (partner.status !== 'terminated') return partner.terminatedOn === null || partner.terminatedOn > asOf;
  return partner.terminatedOn !== null && partner.terminatedOn > asOf;
};

/** The half-open window of a preset that ends on the as-of date. */
export const presetWindow = (preset: ActivePreset, asOf: IsoDate): Window =>
  preset.window.unit === 'days' ? windowDays(asOf, preset.window.count) : windowMonths(asOf, preset.window.count);

/** A half-open window as the days that lie inside it. */
export const windowToDays = (window: Window): Figure['window'] => ({ from: addDays(window.after, 1), to: window.to });

/** What the header needs of each partner. `wonAmount`: minor units in the reporting currency, null when it could not be converted. */
export type HeaderRow = { enrolled: boolean; active: boolean; tier: string | null; wonAmount: number | null };
type HeaderInput = {
  asOf: IsoDate;
  preset: ActivePreset;
  revenueWindow: Window;
  converter: Converter;
  tiers: ReadonlyArray<{ key: string; label: string }>;
};

export type PortfolioFigures = Record<'enrolled' | 'active' | 'activeRatio' | 'revenue' | 'revenuePerActive' | 'topTenShare', Figure> & {
  tierMix: Array<{ key: string | null; label: string; enrolled: number; active: number }>;
};

/** The honest header of a portfolio: enrolled beside active ratio, revenue per active partner, tier mix and top-10 share (K01, K04, K05, K07, K14). */
export const portfolioHeader = (
  rows: readonly HeaderRow[],
  { asOf, preset, revenueWindow, converter, tiers }: HeaderInput,
): PortfolioFigures => {
  const onDay = { asOf, window: { from: null, to: asOf } };
  const inPreset = { asOf, window: windowToDays(presetWindow(preset, asOf)), preset: preset.key };
  const money = { asOf, window: windowToDays(revenueWindow), currency: converter.currency, rate: converter.used() };
  const missing = converter.missing();
  const scope: Scope = {
    noRate: `There is no rate into ${converter.currency} for ${missing.join(', ')}.`,
    rows: rows.map(({ enrolled, active, wonAmount }) => ({
      inputs: { enrolled: Number(enrolled), active: Number(active), wonAmount: missing.length > 0 ? wonAmount : (wonAmount ?? 0) },
    })),
  };
  const byTier = new Map<string | null, { enrolled: number; active: number }>();
  for (const row of rows) {
    if (!row.enrolled) continue;
    const counts = byTier.get(row.tier) ?? { enrolled: 0, active: 0 };
    counts.enrolled += 1;
    if (row.active) counts.active += 1;
    byTier.set(row.tier, counts);
  }
  const known = new Set(tiers.map(({ key }) => key));
  const order = [
    ...tiers,
    ...[...byTier.keys()].filter((key) => key !== null && !known.has(key)).map((key) => ({ key, label: key ?? '' })),
    { key: null, label: '' },
  ];
  return {
    enrolled: computeFigure('enrolled', scope, onDay),
    active: computeFigure('active', scope, inPreset),
    activeRatio: computeFigure('activeRatio', scope, inPreset),
    revenue: computeFigure('revenue', scope, money),
    revenuePerActive: computeFigure('revenuePerActive', scope, { ...money, preset: preset.key }),
    topTenShare: computeFigure('topTenShare', scope, money),
    tierMix: order.flatMap(({ key, label }) => {
      const counts = byTier.get(key);
      return counts ? [{ key, label, ...counts }] : [];
    }),
  };
};
