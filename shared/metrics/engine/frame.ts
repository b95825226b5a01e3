import { addDays, type IsoDate, type Window, windowDays, windowMonths } from '#shared/domain/dates.ts';
import type { FiscalQuarter } from '#shared/domain/fiscal.ts';
import type { ActivePreset } from '#shared/domain/program.ts';
import type { Figure } from '../figure.ts';

/**
 * Under what a metric is read. `asOf`: what was known on that day. `period`: a fiscal quarter. States and presets are read on `day`: the last day of the period,
 * or the as-of date when that is earlier.
 */
export type Frame = { asOf: IsoDate; day: IsoDate; period: Pick<FiscalQuarter, 'label' | 'from' | 'to'>; preset: ActivePreset };

export const makeFrame = (asOf: IsoDate, period: Frame['period'], preset: ActivePreset): Frame => ({
  asOf,
  day: period.to < asOf ? period.to : asOf,
  period,
  preset,
});

/** Days that are no quarter, such as the twelve months of the portfolio, or a single day. No preset counts in it. */
export const frameOfDays = ({ from, to }: { from: IsoDate; to: IsoDate }, asOf: IsoDate, preset: ActivePreset = noPreset): Frame =>
  makeFrame(asOf, { label: '', from, to }, preset);

const noPreset: ActivePreset = { key: '', label: '', window: { unit: 'days', count: 1 }, events: [] };

/**
 * The windows that inputs read, each half-open (after, to]:
 * - `day` everything up to the day; `start` everything up to the eve of the period; `yearAgo` everything up to the same day a year before
 * - `period` the period up to the day; `preset` the window of the preset
 * - `year`, `quarter` (90 days), `sixtyDays`, `month`: trailing windows; `beforeQuarter`: the 360 days before the last 90; `beforeMonth`: the month before the last
 * - `cohort`: the year that ended 90 days before the day
 */
export const windowKeys = [
  'day',
  'start',
  'yearAgo',
  'period',
  'preset',
  'presetAtStart',
  'presetYearAgo',
  'year',
  'quarter',
  'beforeQuarter',
  'sixtyDays',
  'month',
  'beforeMonth',
  'cohort',
] as const;
export type WindowKey = (typeof windowKeys)[number];

/** Before every date that a record can have. */
const beginning = '0000-00-00';

const presetWindowOn = ({ window }: ActivePreset, day: IsoDate): Window =>
  window.unit === 'days' ? windowDays(day, window.count) : windowMonths(day, window.count);

const compute = ({ day, period, preset }: Frame, key: WindowKey): Window => {
  switch (key) {
    case 'day':
      return { after: beginning, to: day };
    case 'start':
      return { after: beginning, to: addDays(period.from, -1) };
    case 'yearAgo':
      return { after: beginning, to: windowMonths(day, 12).after };
    case 'period':
      return { after: addDays(period.from, -1), to: day };
    case 'preset':
      return presetWindowOn(preset, day);
    case 'presetAtStart':
      return presetWindowOn(preset, addDays(period.from, -1));
    case 'presetYearAgo':
      return presetWindowOn(preset, windowMonths(day, 12).after);
    case 'year':
      return windowMonths(day, 12);
    case 'quarter':
      return windowDays(day, 90);
    case 'beforeQuarter':
      return windowDays(addDays(day, -90), 360);
    case 'sixtyDays':
      return windowDays(day, 60);
    case 'month':
      return windowMonths(day, 1);
    case 'beforeMonth':
      return { after: windowMonths(day, 2).after, to: windowMonths(day, 1).after };
    case 'cohort':
      return windowMonths(addDays(day, -90), 12);
  }
};

// the same few windows are asked for every partner
const known = new WeakMap<Frame, Map<WindowKey, Window>>();

/** The half-open window of this name in a frame. */
export const windowOf = (frame: Frame, key: WindowKey): Window => {
  let windows = known.get(frame);
  if (!windows) {
    windows = new Map();
    known.set(frame, windows);
  }
  let window = windows.get(key);
  if (!window) {
    window = compute(frame, key);
    windows.set(key, window);
  }
  return window;
};

/** A window as the days that lie inside it, both ends included, as a figure shows it. */
export const shownWindow = (window: Window): Figure['window'] => ({
  from: window.after === beginning ? null : addDays(window.after, 1),
  to: window.to,
});
