import type { Program } from '#shared/api/settings.ts';
import { formatCount } from '#renderer/ui/format.ts';
import type { PortfolioEntry } from './portfolio-entry.ts';

export type Slice = 'type' | 'tier' | 'territory' | 'segment' | 'cam';

/** The groups that a partner is in; one with several territories is in each of them. */
const groupsOf = (entry: PortfolioEntry, by: Slice): ReadonlyArray<string | null> => {
  switch (by) {
    case 'type':
      return [entry.type];
    case 'tier':
      return [entry.tier];
    case 'territory':
      return entry.territories.length > 0 ? entry.territories : [null];
    case 'segment':
      return [entry.facts?.segment ?? null];
    case 'cam':
      return [entry.owner];
  }
};

/** How many enrolled partners of each tier a group has, highest tier first, in words. Only enrolled partners have a segment. */
export const tierMixText = (entries: readonly PortfolioEntry[], by: Slice, key: string | null, program: Program, none: string): string => {
  const counts = new Map<string | null, number>();
  for (const entry of entries)
    if (entry.facts?.segment && groupsOf(entry, by).includes(key)) counts.set(entry.tier, (counts.get(entry.tier) ?? 0) + 1);
  const known = program.tiers.map((tier) => tier.key);
  const order = [...known, ...[...counts.keys()].filter((tier) => tier !== null && !known.includes(tier)), null];
  return order
    .flatMap((tier) => {
      const count = counts.get(tier);
      if (!count) return [];
      return [`${formatCount(count)} ${program.tiers.find((one) => one.key === tier)?.label ?? tier ?? none}`];
    })
    .join(', ');
};
