import type { Figure } from '#shared/metrics/figure.ts';

/**
 * What became of a figure since another period. `amount` is signed: a fraction for `percent`, percentage points for `points`, else in the figure's own unit (minor
 * units for money). `tone` says whether the change is welcome: fewer lost deals are down and good.
 */
export type FigureChange = {
  direction: 'up' | 'down' | 'same';
  tone: 'good' | 'bad' | 'neutral';
  kind: 'percent' | 'points' | 'count' | 'number' | 'days' | 'money';
  amount: number;
};

/** What is better when it falls; what is neither good nor bad when it changes. */
const fallsAreGood: ReadonlySet<string> = new Set(['lostCount', 'daysSinceEvent', 'dealAge']);
const neutral: ReadonlySet<string> = new Set(['openDeals']);

const amountOf = (unit: Figure['unit'], now: number, then: number): Pick<FigureChange, 'kind' | 'amount'> => {
  const difference = now - then;
  switch (unit) {
    case 'ratio':
      return { kind: 'points', amount: difference * 100 };
    case 'days':
      return { kind: 'days', amount: difference };
    case 'count':
      // against a part of a past quarter the difference is rarely whole
      return { kind: Number.isInteger(difference) ? 'count' : 'number', amount: difference };
    case 'hours':
    case 'number':
      return { kind: 'number', amount: difference };
    case 'money':
      // growth from nothing is no percentage
      return then === 0 ? { kind: 'money', amount: difference } : { kind: 'percent', amount: difference / Math.abs(then) };
  }
};

/** How a figure stands against the same figure of another period; null when one of them is not available or they are in different currencies. */
export const compareFigures = (now: Figure, then: Figure, higherIsBetter = !fallsAreGood.has(now.id)): FigureChange | null => {
  if (now.value === null || then.value === null || now.currency !== then.currency) return null;
  const direction = now.value === then.value ? 'same' : now.value > then.value ? 'up' : 'down';
  const isGood = higherIsBetter ? direction === 'up' : direction === 'down';
  const tone = direction === 'same' || neutral.has(now.id) ? 'neutral' : isGood ? 'good' : 'bad';
  return { direction, tone, ...amountOf(now.unit, now.value, then.value) };
};
