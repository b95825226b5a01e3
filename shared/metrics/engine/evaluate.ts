import { figureFrom } from '../make-figure.ts';
import type { Figure } from '../figure.ts';
import { type Frame, shownWindow, type WindowKey, windowOf } from './frame.ts';
import type { MetricDef } from './metric.ts';
import type { Scope } from './scope.ts';

/** In which currency and at which rate money is. */
export type MoneyFrame = Pick<Figure, 'currency' | 'rate'>;

/** The preset that a figure of this metric names: the one asked for, the only one that it exists for, or none. */
export const presetOf = ({ presets }: MetricDef, asked: string): string | null => (presets === 'any' ? asked : (presets?.[0] ?? null));

// asked for thousands of partners in the same frame
const shown = new WeakMap<Frame, Map<WindowKey, Figure['window']>>();

/** The days that a figure of this metric covers. */
export const figureWindow = ({ window }: Pick<MetricDef, 'window'>, frame: Frame): Figure['window'] => {
  let windows = shown.get(frame);
  if (!windows) {
    windows = new Map();
    shown.set(frame, windows);
  }
  let days = windows.get(window);
  if (!days) {
    days = shownWindow(windowOf(frame, window));
    windows.set(window, days);
  }
  return days;
};

/** The quarter of a frame; null for days that are no quarter. */
const shownPeriod = ({ period: { label, from, to } }: Frame): Figure['period'] => (label === '' ? null : { label, from, to });

/** A period that begins after the as-of date has no figure of any kind; its days are shown as they are. */
const notBegun = (metric: MetricDef, frame: Frame, money: MoneyFrame): Figure =>
  figureFrom(metric, {
    ...(metric.readsMoney ? money : {}),
    reason: 'The period has not begun yet.',
    preset: presetOf(metric, frame.preset.key),
    window: { from: frame.period.from, to: frame.period.to },
    asOf: frame.asOf,
    period: shownPeriod(frame),
  });

/** What a metric comes to over a scope, as a figure; its parts beside it when it is a distribution. Money quotients are rounded to a whole minor unit. */
export const evaluate = (
  metric: MetricDef,
  scope: Scope,
  frame: Frame,
  money: MoneyFrame,
): { figure: Figure; parts: ReturnType<MetricDef['formula']['of']>['parts'] } => {
  if (frame.period.from > frame.asOf) return { figure: notBegun(metric, frame, money), parts: undefined };
  const { parts, value, ...outcome } = metric.formula.of(scope);
  const figure = figureFrom(metric, {
    ...outcome,
    ...(metric.readsMoney ? money : {}),
    value: value !== null && metric.unit === 'money' ? Math.round(value) : value,
    preset: presetOf(metric, frame.preset.key),
    window: figureWindow(metric, frame),
    asOf: frame.asOf,
    period: shownPeriod(frame),
  });
  return { figure, parts };
};

/** The same figure with the value of the period before beside it. */
export const withPrevious = (figure: Figure, previous: Figure): Figure => ({
  ...figure,
  previous: { value: previous.value, window: previous.window },
});
