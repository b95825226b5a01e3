import type { PartnerFactsRow } from '#shared/api/partner-facts.ts';
import type { PortfolioRow } from '#shared/api/partners.ts';

/** A partner in the grid. `facts`: null until they are here; the grid does not wait for them. */
export type PortfolioEntry = PortfolioRow & { facts: PartnerFactsRow | null };

/** The partners with their facts. */
export const joinFacts = (partners: readonly PortfolioRow[], facts: readonly PartnerFactsRow[] | undefined): readonly PortfolioEntry[] => {
  const byId = new Map(facts?.map((one) => [one.id, one]));
  return partners.map((partner) => ({ ...partner, facts: byId.get(partner.id) ?? null }));
};
