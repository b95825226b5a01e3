import type { PartnerFacts } from '#shared/alerts/facts.ts';
import type { InvestmentFact, NetworkDay, NetworkFacts } from '#shared/alerts/network-facts.ts';
import { windowDays } from '#shared/domain/dates.ts';
import { investmentSegments } from '#shared/domain/segments.ts';
import type { FactFrame } from './frame.ts';
import type { PartnerRecord } from './gather.ts';
import { type Measure, sumKnown } from './reader.ts';

const conflictDays = 90;

const topSum = (amounts: readonly number[], count: number): number =>
  amounts
    .toSorted((a, b) => b - a)
    .slice(0, count)
    .reduce((sum, amount) => sum + amount, 0);

/** `isUnpriced`: the revenue is null because a rate is missing. */
type DayRow = { isEnrolled: boolean; isActive: boolean; revenue: number | null; isUnpriced: boolean };

/** A sum over all partners; null when a rate is missing for any of them. */
const sumPriced = (
  records: readonly PartnerRecord[],
  measure: Measure,
  amountOf: (record: PartnerRecord) => number | null,
): number | null => (records.some(({ unpriced }) => unpriced.has(measure)) ? null : sumKnown(records.map(amountOf)));

/** The counts of a day, with K07 (the ten largest) and K06 (the top tenth of the active partners, at least one), which are not known while a rate is missing. */
const dayOf = (asOf: string, rows: readonly DayRow[]): NetworkDay => {
  const active = rows.filter((row) => row.isActive);
  const amounts = rows.map((row) => row.revenue ?? 0);
  const all = rows.some(({ isUnpriced }) => isUnpriced) ? 0 : topSum(amounts, amounts.length);
  const tenth = topSum(
    active.map((row) => row.revenue ?? 0),
    Math.ceil(active.length / 10),
  );
  return {
    asOf,
    enrolled: rows.filter((row) => row.isEnrolled).length,
    active: active.length,
    topTenShare: all <= 0 ? null : topSum(amounts, 10) / all,
    topTenthShare: all <= 0 || active.length === 0 ? null : tenth / all,
  };
};

/** The minutes of contact and the revenue of the running quarter by segment, each as a share of the whole (K74); null while either is zero or not known. */
const investmentsOf = (records: readonly PartnerRecord[]): InvestmentFact[] | null => {
  const counted = records.filter(({ facts }) => facts.status !== 'prospect');
  const won = (rows: readonly PartnerRecord[]): number => sumPriced(rows, 'wonInQuarter', (record) => record.wonInQuarter) ?? 0;
  const minutes = (rows: readonly PartnerRecord[]): number => rows.reduce((sum, { contactMinutes }) => sum + contactMinutes, 0);
  const [allWon, allMinutes] = [won(counted), minutes(counted)];
  if (allWon <= 0 || allMinutes <= 0) return null;
  return investmentSegments.map((segment) => {
    const rows = counted.filter(({ facts }) => facts.segment === segment);
    const spendShare = minutes(rows) / allMinutes;
    return { segment, spendShare, revenueShare: won(rows) / allWon, camShare: spendShare };
  });
};

/** A partner changed hands and nobody of us has met it since. */
const isPending = ({ ownerChange, facts }: PartnerRecord): boolean =>
  ownerChange !== null && facts.isEnrolled && (facts.lastTouch === null || facts.lastTouch.heldOn <= ownerChange.changedOn);

const openItems = ({ openDeals, promised }: PartnerFacts): number => openDeals.length + promised.length;

/**
 * The network as a whole, from what is known of each partner. A store does not keep a target map, the direct sales of the vendor or how the
 * program is run: those are null, and their rules say nothing.
 */
export const networkOf = (records: readonly PartnerRecord[], frame: FactFrame): NetworkFacts => {
  const now = dayOf(
    frame.asOf,
    records.map(({ facts, unpriced }) => ({ ...facts, isUnpriced: unpriced.has('revenue') })),
  );
  const previous = dayOf(
    frame.yearAgo,
    records.map(({ yearAgo, unpriced }) => ({ ...yearAgo, isUnpriced: unpriced.has('revenueBefore') })),
  );
  const mdf = records.flatMap(({ facts }) => facts.mdf);
  const isMdfKnown = !records.some(({ unpriced }) => unpriced.has('mdf'));
  const days = records.flatMap((record) => record.conflictDays);
  const recent = windowDays(frame.asOf, conflictDays).after;
  const before = windowDays(recent, conflictDays).after;
  // held against what those partners won that forecast, as K23 does
  const forecasting = records.filter((record) => record.forecast !== null);
  const forecast = sumPriced(records, 'forecast', (record) => record.forecast);
  return {
    currency: frame.converter.currency,
    quarterFrom: frame.quarter.from,
    now,
    previous: previous.enrolled === 0 ? null : previous,
    revenue: sumPriced(records, 'revenue', ({ facts }) => facts.revenue),
    // where no date of enrolment is on record, nobody can say who is new
    recruited: records.some(({ facts }) => facts.enrolledOn !== null) ? records.filter(({ isRecruited }) => isRecruited).length : null,
    // without a single active partner a year ago there is nothing that could have been lost
    lost: previous.active === 0 ? null : records.filter(({ facts, yearAgo }) => yearAgo.isActive && !facts.isActive).length,
    mdfAllocated: isMdfKnown ? sumKnown(mdf.map(({ allocated }) => allocated)) : null,
    mdfUsed: mdf.length === 0 || !isMdfKnown ? null : (sumKnown(mdf.map(({ used }) => used)) ?? 0),
    investments: investmentsOf(records),
    gaps: null,
    overlaps: null,
    forecast:
      forecast === null
        ? null
        : {
            quarter: frame.lastQuarter.label,
            forecast,
            actual: sumPriced(forecasting, 'wonInLastQuarter', (record) => record.wonInLastQuarter),
          },
    isManual: null,
    handovers: records.filter(isPending).flatMap(({ facts, ownerChange }) =>
      ownerChange === null
        ? []
        : [
            {
              id: ownerChange.id,
              partnerId: facts.id,
              partner: facts.name,
              from: ownerChange.from,
              to: ownerChange.to,
              startedOn: ownerChange.changedOn,
              openItems: openItems(facts),
            },
          ],
    ),
    conflictsNow: days.filter((day) => day > recent).length,
    conflictsBefore: days.filter((day) => day > before && day <= recent).length,
  };
};
