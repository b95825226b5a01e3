import { fiscalQuarter, calendarYear } from '#shared/domain/fiscal.ts';
import { shippedPresets } from '#shared/domain/program.ts';
import { evaluate } from '#shared/metrics/engine/evaluate.ts';
import { type Frame, makeFrame } from '#shared/metrics/engine/frame.ts';
import type { InputValue } from '#shared/metrics/engine/input.ts';
import type { InputId } from '#shared/metrics/engine/inputs.ts';
import { metricOf } from '#shared/metrics/engine/metrics.ts';
import type { Scope, ScopeRow } from '#shared/metrics/engine/scope.ts';
import type { Figure } from '#shared/metrics/figure.ts';

/** The last quarter of 2017, seen from its last day. */
export const testFrame: Frame = (() => {
  const [preset] = shippedPresets;
  if (!preset) throw new Error('no preset ships');
  return makeFrame('2017-12-31', fiscalQuarter(calendarYear, 2017, 4), preset);
})();

/** One row of a scope from its inputs. */
export const scopeRow = (inputs: Partial<Record<InputId, InputValue>>, more: Omit<ScopeRow, 'inputs'> = {}): ScopeRow => ({
  inputs,
  ...more,
});

/** A network of so many enrolled partners, the first `active` of them active. */
export const networkOf = (
  enrolled: number,
  active: number,
  more: (index: number) => Partial<Record<InputId, InputValue>> = () => ({}),
): Scope => ({
  rows: Array.from({ length: enrolled }, (_, index) => scopeRow({ enrolled: 1, active: Number(index < active), ...more(index) })),
});

/** A metric over a scope, or over one partner with these inputs. */
export const figureOf = (id: string, scope: Scope | Partial<Record<InputId, InputValue>>, frame: Frame = testFrame): Figure =>
  evaluate(metricOf(id), 'rows' in scope ? (scope as Scope) : { rows: [scopeRow(scope)] }, frame, { currency: 'USD', rate: null }).figure;

/** Just its value. */
export const valueOf = (id: string, scope: Parameters<typeof figureOf>[1]): number | null => figureOf(id, scope).value;

/** A fraction as a percentage with one decimal, as people read it. */
export const percent = (value: number | null): string => (value === null ? 'not available' : `${(value * 100).toFixed(1)} %`);
