import type { IsoDate } from '#shared/domain/dates.ts';
import type { Converter } from '#shared/domain/rates.ts';
import { computeFigure, type FigureId } from './definitions.ts';
import type { Scope } from './engine/scope.ts';
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
  const scope: Scope = {
    noRate: missing.length > 0 ? `There is no rate into ${converter.currency} for ${missing.join(', ')}.` : null,
    rows: [
      {
        inputs: {
          wonCount: period.wonCount,
          wonAmount: period.wonAmount,
          wonWithAmount: period.wonWithAmount,
          lostCount: period.lostCount,
          openDeals: period.openDeals,
          openAmount: period.openAmount,
          openWithAmount: period.openDeals - period.openWithoutAmount,
          registrations: period.registrations,
          closeDays: period.closeDays ?? 0,
          closeDaysOf: period.closeDaysOf,
          daysSinceEvent: period.daysSinceEvent === null ? [] : [period.daysSinceEvent],
        },
      },
    ],
  };
  const inPeriod = { asOf, window: { from: period.from, to: period.to } };
  const onLastDay = { asOf, window: { from: null, to: period.to } };
  const money = { currency: converter.currency, rate: converter.used() };
  return {
    wonCount: computeFigure('wonCount', scope, inPeriod),
    wonAmount: computeFigure('wonAmount', scope, { ...inPeriod, ...money }),
    lostCount: computeFigure('lostCount', scope, inPeriod),
    winRate: computeFigure('winRate', scope, inPeriod),
    averageDeal: computeFigure('averageDeal', scope, { ...inPeriod, ...money }),
    openDeals: computeFigure('openDeals', scope, onLastDay),
    openAmount: computeFigure('openAmount', scope, { ...onLastDay, ...money }),
    registrations: computeFigure('registrations', scope, inPeriod),
    daysSinceEvent: computeFigure('daysSinceEvent', scope, onLastDay),
    dealAge: computeFigure('dealAge', scope, inPeriod),
  };
};
