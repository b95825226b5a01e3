/** Where a partner stands for investment. Source: domain 3.6. */
export const investmentSegments = ['STRATEGIC', 'HIGH_PERFORMING', 'ACTIVE_STANDARD', 'ACTIVATION_FOCUS'] as const;
export type InvestmentSegment = (typeof investmentSegments)[number];

/** `revenue`: minor units of one currency over twelve months; null where none is known, or a rate is missing for some of it: it ranks behind whatever is known. `override`: what a person decided, with a reason kept beside it. */
export type SegmentFacts = {
  id: string;
  enrolled: boolean;
  active: boolean;
  networkStage: string | null;
  revenue: number | null;
  override: string | null;
};

/** Of the active partners, the share that counts as high-performing by revenue; the middle of the band of the field (15 to 25 %). */
const highShare = 0.2;

const isSegment = (text: string | null): text is InvestmentSegment => investmentSegments.some((segment) => segment === text);

/**
 * The segment of every enrolled partner by its id. Who is not active has the activation segment, whoever decided otherwise, so that no selling time goes there.
 * Among the active: what a person decided; strategic by stage alone, since it takes commitment that no figure shows; high-performing by stage or by the fifth of
 * the revenue; standard otherwise. Source: domain 3.6, invariant 3 of 7.3.
 */
export const segmentsOf = (partners: readonly SegmentFacts[]): Map<string, InvestmentSegment> => {
  const enrolled = partners.filter((partner) => partner.enrolled);
  const active = enrolled.filter((partner) => partner.active);
  const top = new Set(
    active
      .flatMap(({ id, revenue }) => (revenue !== null && revenue > 0 ? [{ id, revenue }] : []))
      .toSorted((a, b) => b.revenue - a.revenue || (a.id < b.id ? -1 : 1))
      .slice(0, Math.ceil(active.length * highShare))
      .map(({ id }) => id),
  );
  const segmentOf = ({ id, active: isActive, override, networkStage }: SegmentFacts): InvestmentSegment => {
    if (!isActive) return 'ACTIVATION_FOCUS';
    if (isSegment(override) && override !== 'ACTIVATION_FOCUS') return override;
    if (networkStage === 'STRATEGIC') return 'STRATEGIC';
    return networkStage === 'HIGH_PERFORMING' || top.has(id) ? 'HIGH_PERFORMING' : 'ACTIVE_STANDARD';
  };
  return new Map(enrolled.map((partner) => [partner.id, segmentOf(partner)]));
};

/** How many partners a segment usually has, both ends included. */
export type Band = { from: number; to: number };

// 15 and 25, 50 and 60 hundredths; whole numbers, so that no binary fraction moves a band
const within = (active: number, low: number, high: number): Band => ({
  from: Math.ceil((active * low) / 100),
  to: Math.floor((active * high) / 100),
});

/** The sizes that the field expects, as guidance and never as a limit (domain 3.6, D9). */
export const segmentBands = (enrolled: number, active: number): Record<InvestmentSegment, Band> => ({
  STRATEGIC: { from: 3, to: 15 },
  HIGH_PERFORMING: within(active, 15, 25),
  ACTIVE_STANDARD: within(active, 50, 60),
  ACTIVATION_FOCUS: { from: enrolled - active, to: enrolled - active },
});
