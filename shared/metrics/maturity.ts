/**
 * What a program shows of its commercial outcome, each unrounded; null: not known, which meets no criterion. Ratios are fractions.
 * `leadersShare`: revenue share of the five largest partners. Source: domain 3.8.
 */
export type OutcomeFacts = {
  darkRate: number | null;
  leadersShare: number | null;
  mdfUtilisation: number | null;
  mdfAttributed: boolean | null;
  forecastError: number | null;
  revenuePerActiveAboveBenchmark: boolean | null;
  returnAboveDirect: boolean | null;
  retentionAboveAverage: boolean | null;
};
export type Criterion = { key: string; met: boolean };
export type MaturityLevel = 1 | 2 | 3 | 4;

const isBelow = (value: number | null, limit: number): boolean => value !== null && value < limit;
const isAbove = (value: number | null, limit: number): boolean => value !== null && value > limit;

/** What a program must show to stand on a level of commercial outcome. */
export const outcomeCriteria = (facts: OutcomeFacts): Record<2 | 3 | 4, Criterion[]> => ({
  // above the band that is typical (K08), a few partners carry the revenue
  2: [{ key: 'revenueNotWithAFew', met: isBelow(facts.leadersShare, 0.7) }],
  3: [
    { key: 'retentionAboveAverage', met: facts.retentionAboveAverage === true },
    { key: 'mdfAbove70', met: isAbove(facts.mdfUtilisation, 0.7) },
  ],
  4: [
    { key: 'darkBelow20', met: isBelow(facts.darkRate, 0.2) },
    { key: 'forecastWithin10', met: facts.forecastError !== null && facts.forecastError <= 0.1 },
    { key: 'mdfFullyUsedAndAttributed', met: facts.mdfUtilisation !== null && facts.mdfUtilisation >= 1 && facts.mdfAttributed === true },
    { key: 'revenuePerActiveAboveBenchmark', met: facts.revenuePerActiveAboveBenchmark === true },
    { key: 'returnAboveDirect', met: facts.returnAboveDirect === true },
  ],
});

/** The level of the commercial outcome: the highest whose criteria are met with those of all below, and what the next one asks for. */
export const outcomeLevel = (facts: OutcomeFacts): { level: MaturityLevel; next: string[] } => {
  const criteria = outcomeCriteria(facts);
  for (const level of [2, 3, 4] as const) {
    const open = criteria[level].filter(({ met }) => !met).map(({ key }) => key);
    if (open.length > 0) return { level: (level - 1) as MaturityLevel, next: open };
  }
  return { level: 4, next: [] };
};
