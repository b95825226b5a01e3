import type { IsoDate } from '#shared/domain/dates.ts';
import type { Converter } from '#shared/domain/rates.ts';
import { type FigureId, makeFigure, quotient } from './definitions.ts';
import type { Figure } from './figure.ts';

/**
 * The deals of one partner (or of all) in a period, counted. `from` to `to`, both inside; nothing after the as-of date is known yet.
 * Amounts: minor units in the converter's currency; null when a rate is missing or no amount is known.
 */
export type DealPeriod = {
  from: IsoDate;
  to: IsoDate;
  asOf: IsoDate;
  wonCount: number;
  wonAmount: number | null;
  wonWithAmount: number;
  lostCount: number;
  registrations: number;
  openDeals: number;
  openAmount: number | null;
  openWithoutAmount: number;
  closeDays: number | null;
  closeDaysOf: number;
  lastEvent: IsoDate | null;
  daysSinceEvent: number | null;
};

export type PeriodFigures = Record<
  Extract<
    FigureId,
    | 'wonCount'
    | 'wonAmount'
    | 'lostCount'
    | 'winRate'
    | 'averageDeal'
    | 'openDeals'
    | 'openAmount'
    | 'registrations'
    | 'daysSinceEvent'
    | 'dealAge'
  >,
  Figure
>;

/** The figures of a period, each with what it was made of (K16, K20, K21, K22, K53). */
export const periodFigures = (period: DealPeriod, converter: Pick<Converter, 'currency' | 'used' | 'missing'>): PeriodFigures => {
  const { asOf } = period;
  const missing = converter.missing();
  const noRate = missing.length > 0 ? `There is no rate into ${converter.currency} for ${missing.join(', ')}.` : null;
  const inPeriod = { asOf, window: { from: period.from, to: period.to } };
  const onLastDay = { asOf, window: { from: null, to: period.to } };
  const money = { currency: converter.currency, rate: converter.used() };
  const closed = period.wonCount + period.lostCount;
  return {
    wonCount: makeFigure('wonCount', { ...inPeriod, value: period.wonCount }),
    wonAmount: makeFigure('wonAmount', {
      ...inPeriod,
      ...money,
      value: period.wonAmount,
      reason: noRate ?? 'The deals won in this period have no amount.',
    }),
    lostCount: makeFigure('lostCount', { ...inPeriod, value: period.lostCount }),
    winRate: makeFigure('winRate', { ...inPeriod, ...quotient(period.wonCount, closed, 'No deal was closed in this period.') }),
    averageDeal: makeFigure('averageDeal', {
      ...inPeriod,
      ...money,
      ...quotient(period.wonAmount, period.wonWithAmount, noRate ?? 'No deal with an amount was won in this period.', true),
    }),
    openDeals: makeFigure('openDeals', { ...onLastDay, value: period.openDeals }),
    openAmount: makeFigure('openAmount', {
      ...onLastDay,
      ...money,
      value: period.openAmount,
      reason: noRate ?? (period.openDeals === 0 ? 'No deal was open on this date.' : 'None of the open deals has an amount.'),
    }),
    registrations: makeFigure('registrations', { ...inPeriod, value: period.registrations }),
    daysSinceEvent: makeFigure('daysSinceEvent', {
      ...onLastDay,
      value: period.daysSinceEvent,
      reason: 'No deal was registered by this date.',
    }),
    dealAge: makeFigure('dealAge', {
      ...inPeriod,
      ...quotient(period.closeDays, period.closeDaysOf, 'No deal won in this period has both dates.'),
    }),
  };
};
