import { type Picture, type PictureEntry, readPicture } from '#core/alerts/picture.ts';
import type { QueryCtx } from '#core/context.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import type { PartnerRecord } from '#core/alerts/facts/gather.ts';
import { sumKnown } from '#core/alerts/facts/reader.ts';
import type { PartnerFactsRow } from '#shared/api/partner-facts.ts';
import type { Weekly } from '#shared/alerts/facts.ts';
import { activationText } from '#shared/alerts/words.ts';
import { type ActivationLikelihood, activationLikelihood, activationQueue } from '#shared/domain/activation-likelihood.ts';
import { coverageModels } from '#shared/domain/coverage.ts';
import { addDays, type IsoDate } from '#shared/domain/dates.ts';
import { investmentSegments } from '#shared/domain/segments.ts';

/** Weeks of a sparkline: a quarter. */
const shownWeeks = 13;
/** Days ahead in which renewals and lapses count. */
const soonDays = 90;

const weeksOf = (series: Weekly): number[] => {
  const newest = series.slice(0, shownWeeks);
  return newest.some((count) => count > 0) ? newest.toReversed() : [];
};

const oneOf = <T extends string>(known: readonly T[], value: string | null): T | null => known.find((one) => one === value) ?? null;

/** The likelihood of a partner that is enrolled and not active; null for others. */
const likelihoodOf = ({ record }: PictureEntry, asOf: IsoDate): ActivationLikelihood | null => {
  const { facts, activation } = record;
  return facts.isEnrolled && !facts.isActive ? activationLikelihood({ id: facts.id, name: facts.name, ...activation }, asOf) : null;
};

const withText = ({ key, params, points }: ActivationLikelihood['factors'][number]) => ({
  key,
  params,
  points,
  text: activationText(key, params),
});

/** Who stands below whom: recorded links, and the parent that a partner names. Each enrolled one once. */
const childrenOf = ({ entries }: Picture): ((record: PartnerRecord) => ReadonlySet<string>) => {
  const named = Map.groupBy([...entries.values()], ({ record }) => record.parentId);
  // as K36 counts them
  const isEnrolled = (id: string): boolean => entries.get(id)?.record.facts.isEnrolled === true;
  return ({ facts, children }) =>
    new Set([...children, ...(named.get(facts.id) ?? []).map(({ record }) => record.facts.id)].filter(isEnrolled));
};

const rowOf = (picture: Picture, entry: PictureEntry, below: ReadonlySet<string>): PartnerFactsRow => {
  const { asOf } = picture.frame;
  const { record, coverage, alerts } = entry;
  const { facts, override } = record;
  const renewals = facts.renewals.filter(({ dueOn }) => dueOn >= asOf && dueOn <= addDays(asOf, soonDays));
  const reports = facts.reports.toSorted((a, b) => b.to.localeCompare(a.to));
  const newest = reports.find(({ receivedOn }) => receivedOn !== null);
  const missing = reports.findLast(({ receivedOn, dueOn }) => receivedOn === null && dueOn !== null);
  const segment = oneOf(investmentSegments, override.segment);
  const model = oneOf(coverageModels, override.coverage);
  const likelihood = likelihoodOf(entry, asOf);
  const soon = addDays(asOf, soonDays);
  const lapses = facts.certificates
    .flatMap(({ state, expiresOn }) => (state === 'certified' && expiresOn !== null && expiresOn > asOf ? [expiresOn] : []))
    .toSorted();
  const [nextRenewal] = facts.renewals
    .map(({ dueOn }) => dueOn)
    .filter((dueOn) => dueOn >= asOf)
    .toSorted();
  // a sum without what has no rate would pass for the whole
  const sumPriced = (amounts: ReadonlyArray<number | null>): number | null =>
    facts.missingRates.length > 0 && amounts.includes(null) ? null : sumKnown(amounts);
  const feesDue = facts.leads.filter(({ feeDueOn }) => feeDueOn !== null && feeDueOn <= asOf);
  return {
    id: facts.id,
    segment: facts.segment,
    segmentOverride: segment === null ? null : { value: segment, reason: override.segmentReason ?? '' },
    coverage: coverage.model,
    coverageOverride: model === null ? null : { value: model, reason: override.coverageReason ?? '' },
    coverageReason: coverage.reason,
    activation: likelihood && { score: likelihood.score, factors: likelihood.factors.map(withText) },
    indicators: {
      registrations: weeksOf(facts.registrations),
      portal: weeksOf(facts.portal),
      trainings: weeksOf(facts.trainings),
      campaigns: weeksOf(facts.campaigns),
    },
    alerts: {
      critical: alerts.filter(({ severity }) => severity === 'critical').length,
      high: alerts.filter(({ severity }) => severity === 'high').length,
      all: alerts.length,
    },
    seats: record.seats,
    monthlyValue: facts.recurringMonthly,
    renewalsDue: renewals.length,
    renewalsAmount: sumPriced(renewals.map((renewal) => renewal.amount)),
    nextRenewalOn: nextRenewal ?? null,
    sellThrough: newest?.amount ?? null,
    sellThroughTo: newest?.to ?? null,
    reportDue: missing?.dueOn ?? null,
    downstream: below.size,
    downstreamActive: [...below].filter((id) => picture.entries.get(id)?.record.facts.isActive === true).length,
    listings: facts.listings.length,
    adoptions: record.adoptions,
    ...record.portfolio,
    leadsOpen: record.leadsOpen,
    feesDue: sumPriced(feesDue.map(({ fee }) => fee)),
    certificates: record.required,
    certificatesLapsing: lapses.filter((day) => day <= soon).length,
    nextLapseOn: lapses[0] ?? null,
    registrations: facts.registrations.slice(0, shownWeeks).reduce((sum, count) => sum + count, 0),
    mdf: record.unpriced.has('mdf')
      ? { used: null, allocated: null }
      : { used: sumKnown(facts.mdf.map(({ used }) => used)), allocated: sumKnown(facts.mdf.map(({ allocated }) => allocated)) },
    jointMilestones: facts.promised.filter(({ entity }) => entity === 'joint_milestone').length,
    sponsorContact: facts.sponsorContactDueOn,
    lastTouch: facts.lastTouch?.heldOn ?? null,
  };
};

/** What the portfolio shows of each partner beside its deals. */
export const readPartnerFacts = async (
  ctx: QueryCtx,
  { asOf, ids }: ParsedInputOf<'partners.facts'>,
): Promise<OutputOf<'partners.facts'>> => {
  const picture = await readPicture(ctx, asOf);
  const { frame, entries } = picture;
  const below = childrenOf(picture);
  const wanted = ids === undefined ? [...entries.values()] : ids.flatMap((id) => entries.get(id) ?? []);
  return {
    asOf: frame.asOf,
    currency: frame.converter.currency,
    weeksTo: frame.weeksTo,
    partners: wanted.map((entry) => rowOf(picture, entry, below(entry.record))),
  };
};

/** The inactive queue, the likeliest first. */
export const readActivationQueue = async (
  ctx: QueryCtx,
  { asOf: wanted, limit }: ParsedInputOf<'partners.activationQueue'>,
): Promise<OutputOf<'partners.activationQueue'>> => {
  const { frame, entries } = await readPicture(ctx, wanted);
  const { asOf } = frame;
  const queue = activationQueue(
    [...entries.values()].flatMap(({ record: { facts, activation } }) =>
      facts.isEnrolled && !facts.isActive ? [{ id: facts.id, name: facts.name, ...activation }] : [],
    ),
    asOf,
  );
  return {
    asOf,
    total: queue.length,
    queue: queue.slice(0, limit).map(({ factors, ...rest }) => ({ ...rest, factors: factors.map(withText) })),
  };
};
