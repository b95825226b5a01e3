import type { InvestmentSegment } from './segments.ts';

/** How much of the vendor's time a partner gets, most first. Source: domain 3.7. */
export const coverageModels = ['HIGH_TOUCH_DEDICATED', 'NAMED_ACCOUNT', 'SCALED_DIGITAL', 'SELF_SERVICE'] as const;
export type CoverageModel = (typeof coverageModels)[number];

/** `reason`: a key of the catalog when it was computed, the typed reason of a person when `isOverride`. */
export type Coverage = { model: CoverageModel | null; isOverride: boolean; reason: string };

export type CoverageInput = {
  segment: InvestmentSegment | null;
  /** Revenue of the last twelve months in minor units; null: not available. */
  revenue: number | null;
  /** From this revenue on an active partner of the standard segment is a named account; null: by segment alone. */
  namedFrom: number | null;
  override: { model: CoverageModel; reason: string } | null;
};

/**
 * The coverage of a partner: objective data decide, a person may override them with a reason. Strategic partners are covered with high touch, high-performing ones as
 * named accounts; the others of the active ones are named when they sell as much as the smallest high-performing partner, else scaled; those not yet active help
 * themselves. Null outside the segments (not enrolled). Source: domain 3.6, 3.7, W26.
 */
export const coverageOf = ({ segment, revenue, namedFrom, override }: CoverageInput): Coverage => {
  if (override) return { model: override.model, isOverride: true, reason: override.reason };
  switch (segment) {
    case null:
      return { model: null, isOverride: false, reason: 'notEnrolled' };
    case 'STRATEGIC':
      return { model: 'HIGH_TOUCH_DEDICATED', isOverride: false, reason: 'strategic' };
    case 'HIGH_PERFORMING':
      return { model: 'NAMED_ACCOUNT', isOverride: false, reason: 'highPerforming' };
    case 'ACTIVE_STANDARD':
      return namedFrom !== null && revenue !== null && revenue >= namedFrom
        ? { model: 'NAMED_ACCOUNT', isOverride: false, reason: 'namedByRevenue' }
        : { model: 'SCALED_DIGITAL', isOverride: false, reason: 'standard' };
    case 'ACTIVATION_FOCUS':
      return { model: 'SELF_SERVICE', isOverride: false, reason: 'activationFocus' };
  }
};

/** What the smallest high-performing partner sold: from there on an active partner is a named account. */
export const namedFrom = (
  partners: ReadonlyArray<{ id: string; revenue: number | null }>,
  segments: ReadonlyMap<string, InvestmentSegment>,
): number | null =>
  partners.reduce<number | null>((least, { id, revenue }) => {
    if (segments.get(id) !== 'HIGH_PERFORMING' || revenue === null || revenue <= 0) return least;
    return least === null || revenue < least ? revenue : least;
  }, null);
