import { calendarYear } from '#shared/domain/fiscal.ts';
import type { DealPeriod } from '#shared/metrics/deal-period.ts';
import { periodFigures } from '#shared/metrics/deal-period.ts';
import type { OpenDeal, QbrFacts } from '#shared/qbr/model.ts';
import { completeSections } from '#shared/qbr/sections.ts';

const dollars = { currency: 'USD', used: () => null, missing: () => [] };

/** The figures of a period in which nothing happened, but for what is given. */
export const figuresOf = (given: Partial<DealPeriod> = {}) =>
  periodFigures(
    {
      from: '2017-10-01',
      to: '2017-12-31',
      asOf: '2017-12-31',
      wonCount: 0,
      wonAmount: 0,
      wonWithAmount: 0,
      lostCount: 0,
      registrations: 0,
      openDeals: 0,
      openAmount: null,
      openWithoutAmount: 0,
      closeDays: null,
      closeDaysOf: 0,
      lastEvent: null,
      daysSinceEvent: null,
      ...given,
    },
    dollars,
  );

export const openDeal = (given: Partial<OpenDeal>): OpenDeal => ({
  id: 'deal',
  name: 'A deal',
  product: null,
  owner: null,
  stage: 'ENGAGING',
  stageLabel: 'Engaging',
  submittedOn: '2017-10-01',
  expectedCloseOn: null,
  ageDays: 91,
  amount: null,
  ...given,
});

/** A partner without any record in 2017-Q4, but for what is given. */
export const qbrFacts = (given: Partial<QbrFacts> = {}): QbrFacts => {
  const nothing = figuresOf();
  return {
    partner: {
      id: 'p',
      name: 'Acme Corp',
      type: 'Reseller (VAR)',
      tier: 'Gold',
      country: null,
      owner: 'Jo Field',
      manager: null,
      sponsors: [],
      sample: false,
    },
    company: 'Vendor Inc',
    version: 1,
    quarter: { label: '2017-Q4', from: '2017-10-01', to: '2017-12-31' },
    previousQuarter: { label: '2017-Q3', from: '2017-07-01', to: '2017-09-30' },
    yearBefore: { label: '2016-Q4', from: '2016-10-01', to: '2016-12-31' },
    nextQuarter: { label: '2018-Q1', from: '2018-01-01', to: '2018-03-31' },
    calendar: calendarYear,
    ownCalendar: false,
    asOf: '2017-12-31',
    currency: 'USD',
    scheduledOn: null,
    attendees: [],
    figures: { now: nothing, previous: nothing, yearBefore: nothing },
    pipeline: {
      openDeals: nothing.openDeals,
      openAmount: nothing.openAmount,
      daysSinceEvent: nothing.daysSinceEvent,
      stages: [],
      deals: [],
    },
    trend: [],
    enablement: null,
    marketing: null,
    plan: null,
    productMix: [],
    commitments: [],
    lastQbr: null,
    asks: [],
    metrics: [],
    scorecard: null,
    records: {},
    lastFrozen: null,
    writtenRisks: [],
    agenda: [],
    pageSize: null,
    sections: completeSections([]),
    ...given,
  };
};
