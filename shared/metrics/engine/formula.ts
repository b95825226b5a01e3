import type { InputId } from './inputs.ts';
import { type Amount, gapOf, isGap, partsOfRows, type Scope } from './scope.ts';
import type { Term } from './terms.ts';

/** What a formula came to. `value` null: not available, and `reason` says why. `parts`: the shares of a distribution. */
export type Outcome = {
  value: number | null;
  reason: string | null;
  numerator: number | null;
  denominator: number | null;
  parts?: ReadonlyArray<{ key: string; value: number; numerator: number; denominator: number }>;
};
export type Formula = { readonly inputs: readonly InputId[]; readonly of: (scope: Scope) => Outcome };

const amountOrNull = (amount: Amount): number | null => (isGap(amount) ? null : amount);
const unavailable = (reason: string, numerator: number | null = null, denominator: number | null = null): Outcome => ({
  value: null,
  reason,
  numerator,
  denominator,
});

/** One term divided by another; not available when there is nothing to divide by, never 0 or 100 %. */
export const ratio = (top: Term, bottom: Term, empty: string): Formula => ({
  inputs: [...new Set([...top.inputs, ...bottom.inputs])],
  of: (scope) => {
    const [numerator, denominator] = [top.of(scope), bottom.of(scope)];
    const gap = isGap(numerator) ? numerator.gap : isGap(denominator) ? denominator.gap : denominator === 0 ? empty : null;
    if (gap !== null || isGap(numerator) || isGap(denominator))
      return unavailable(gap ?? empty, amountOrNull(numerator), amountOrNull(denominator));
    return { value: numerator / denominator, reason: null, numerator, denominator };
  },
});

/** A term as it is. `beside`: two terms shown with it as numerator and denominator, for a count that must not stand alone. */
export const amount = (term: Term, beside?: readonly [Term, Term]): Formula => ({
  inputs: [...new Set([...term.inputs, ...(beside ?? []).flatMap(({ inputs }) => inputs)])],
  of: (scope) => {
    const value = term.of(scope);
    const [numerator, denominator] = (beside ?? []).map((other) => amountOrNull(other.of(scope)));
    return {
      value: amountOrNull(value),
      reason: isGap(value) ? value.gap : null,
      numerator: numerator ?? null,
      denominator: denominator ?? null,
    };
  },
});

/** One minus a formula, with the same numerator and denominator. */
export const oneMinus = (inner: Formula): Formula => ({
  inputs: inner.inputs,
  of: (scope) => {
    const outcome = inner.of(scope);
    return { ...outcome, value: outcome.value === null ? null : 1 - outcome.value };
  },
});

/** The difference of two formulas. It is no quotient, so it has no numerator. */
export const difference = (a: Formula, b: Formula): Formula => ({
  inputs: [...new Set([...a.inputs, ...b.inputs])],
  of: (scope) => {
    const [x, y] = [a.of(scope), b.of(scope)];
    if (x.value === null || y.value === null) return unavailable(x.reason ?? y.reason ?? '');
    return { value: x.value - y.value, reason: null, numerator: null, denominator: null };
  },
});

/** The shares of an input by key. The value is the largest share. */
export const shares = (id: InputId, empty: string): Formula => ({
  inputs: [id],
  of: (scope) => {
    const gap = gapOf(scope, id);
    if (gap) return unavailable(gap.gap);
    const parts = [...partsOfRows(scope, id)];
    const denominator = parts.reduce((total, [, count]) => total + count, 0);
    if (denominator === 0) return unavailable(empty, 0, 0);
    const shown = parts.map(([key, numerator]) => ({ key, value: numerator / denominator, numerator, denominator }));
    const top = shown.reduce((most, part) => (part.numerator > most.numerator ? part : most));
    return { value: top.value, reason: null, numerator: top.numerator, denominator, parts: shown };
  },
});
