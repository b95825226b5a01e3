import type { QueryCtx } from '#core/context.ts';
import type { MetricSettings } from '#core/metrics/frame.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { FiscalQuarter } from '#shared/domain/fiscal.ts';
import type { FigureOf } from '#shared/scorecard/build.ts';

/** What scorecards ask of the metrics: some figures of some partners in some quarters, as known on the as-of date. */
export type FigureRequest = {
  partnerIds: readonly string[];
  quarters: readonly FiscalQuarter[];
  metrics: readonly string[];
  asOf: IsoDate;
};

/** Answers a request for all of its partners at once; the figures of one partner by metric and quarter. */
export type FigureSource = (ctx: QueryCtx, request: FigureRequest, settings: MetricSettings) => (partnerId: string) => FigureOf;
