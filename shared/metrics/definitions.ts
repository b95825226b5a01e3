import type { Figure } from './figure.ts';

/** Each figure of the product, once: its name, its sentence, its unit, and where the field defines it (K ids: domain, section 2). */
export const figureDefinitions = {
  enrolled: {
    label: 'Enrolled',
    unit: 'count',
    source: 'K04',
    definition: 'Partners with a signed agreement that is not terminated on the as-of date. Prospects do not count.',
  },
  active: {
    label: 'Active',
    unit: 'count',
    source: 'K01',
    definition: 'Enrolled partners with at least one commercial event (a deal registered) in the window of the preset.',
  },
  activeRatio: {
    label: 'Active ratio',
    unit: 'ratio',
    source: 'K01',
    definition: 'Active partners divided by enrolled partners, for the preset named.',
  },
  revenue: {
    label: 'Channel revenue',
    unit: 'money',
    source: 'K16',
    definition: 'Amounts of deals closed as won in the window, at the rates named.',
  },
  revenuePerActive: {
    label: 'Revenue per active partner',
    unit: 'money',
    source: 'K05',
    definition: 'Channel revenue of the window divided by the active partners on the as-of date.',
  },
  topTenShare: {
    label: 'Top-10 share',
    unit: 'ratio',
    source: 'K07',
    definition: 'Revenue of the ten partners with the most revenue in the window, divided by all revenue of the window.',
  },
  wonCount: { label: 'Deals won', unit: 'count', source: 'K21', definition: 'Deals closed as won in the window.' },
  wonAmount: {
    label: 'Won amount',
    unit: 'money',
    source: 'K16',
    definition: 'Amounts of the deals closed as won in the window, at the rates named.',
  },
  lostCount: { label: 'Deals lost', unit: 'count', source: 'K21', definition: 'Deals closed as lost in the window.' },
  winRate: { label: 'Win rate', unit: 'ratio', source: 'K21', definition: 'Deals won divided by deals won and lost in the window.' },
  averageDeal: {
    label: 'Average deal',
    unit: 'money',
    source: 'K22',
    definition: 'Won amount divided by the number of won deals that have an amount.',
  },
  openDeals: {
    label: 'Open deals',
    unit: 'count',
    source: 'K20',
    definition: 'Deals registered on or before the as-of date, or with no date of registration, that were not closed by then.',
  },
  openAmount: {
    label: 'Open pipeline',
    unit: 'money',
    source: 'K20',
    definition: 'Amounts of the open deals that have one. Deals without an amount are counted beside it.',
  },
  registrations: { label: 'Deals registered', unit: 'count', source: 'K53', definition: 'Deals submitted in the window.' },
  daysSinceEvent: {
    label: 'Days since last commercial event',
    unit: 'days',
    source: 'K01',
    definition: 'Days from the last deal registered to the as-of date.',
  },
  dealAge: {
    label: 'Average days to close',
    unit: 'days',
    source: 'K30',
    definition: 'Days from registration to close of the deals won in the window that have both dates, on average.',
  },
} as const satisfies Record<string, { label: string; unit: Figure['unit']; source: string; definition: string }>;

export type FigureId = keyof typeof figureDefinitions;

/** What a figure needs besides its definition. */
export type FigureFacts = Pick<Figure, 'asOf' | 'window'> &
  Partial<Pick<Figure, 'value' | 'reason' | 'numerator' | 'denominator' | 'preset' | 'currency' | 'rate'>>;

/** Joins a definition and what was measured. A figure without a value must say why. */
export const makeFigure = (id: FigureId, facts: FigureFacts): Figure => {
  const { label, unit, source, definition } = figureDefinitions[id];
  const value = facts.value ?? null;
  return {
    id,
    label,
    unit,
    source,
    definition,
    value,
    reason: value === null ? (facts.reason ?? 'There is nothing to measure in this window.') : null,
    numerator: facts.numerator ?? null,
    denominator: facts.denominator ?? null,
    preset: facts.preset ?? null,
    currency: facts.currency ?? null,
    rate: facts.rate ?? null,
    window: facts.window,
    asOf: facts.asOf,
  };
};

/** A quotient as a figure's facts: null with a reason when there is nothing to divide by, never 0 or 100 %. Money quotients are rounded to a whole minor unit. */
export const quotient = (
  numerator: number | null,
  denominator: number,
  reason: string,
  whole = false,
): Pick<FigureFacts, 'value' | 'reason' | 'numerator' | 'denominator'> => {
  if (numerator === null || denominator === 0) return { value: null, reason, numerator, denominator };
  const value = numerator / denominator;
  return { value: whole ? Math.round(value) : value, numerator, denominator };
};
