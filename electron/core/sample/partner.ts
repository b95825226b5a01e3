import { nameKey } from '#shared/domain/name-key.ts';
import { businessTempo, interestTempo } from './tempo.ts';
import { adder, type Ground, type Here, type Quota, type Row, type Rows } from './here.ts';
import { plantAlliances } from './places/alliances.ts';
import { plantChanges, plantCompliance, plantSupport } from './places/care.ts';
import { plantCommitments } from './places/commitments.ts';
import { plantInteractions, plantSponsorship } from './places/contact-kept.ts';
import { plantDistribution } from './places/distribution.ts';
import { plantEnablement } from './places/enablement.ts';
import { plantForecasts } from './places/forecasts.ts';
import { plantFunds } from './places/funds.ts';
import { plantIncentives } from './places/incentives.ts';
import { plantMarketing } from './places/marketing.ts';
import { plantOnboarding } from './places/onboarding.ts';
import { plantPlans } from './places/plans.ts';
import { plantPastReviews } from './places/past-reviews.ts';
import { plantContacts } from './places/people.ts';
import { plantInfluence, plantLeads } from './places/referrals.ts';
import { plantSelling } from './places/selling.ts';
import { plantServices } from './places/services.ts';
import { createRandom, seedOf } from './random.ts';
import { enrolledAt, type Story } from './story.ts';

/** What one partner is made of. `isWritten`: its story was written by hand. */
export type Seedling = { ground: Ground; story: Story; index: number; isWritten: boolean; quota: Quota; seed: number };

/** A partner before anything has happened to it. */
export const hereOf = ({ ground, story, index, isWritten, quota, seed }: Seedling, part: number): Here => {
  const rows: Rows = new Map();
  const partnerId = ground.partnerIds.get(story.name) ?? '';
  const business = businessTempo(story, ground.calendar, seedOf(seed, index, 0));
  return {
    ground,
    story,
    index,
    partnerId,
    owner: ground.owners[story.owner] ?? { id: '', name: '' },
    enrolled: enrolledAt(story),
    quota,
    pace: isWritten ? 1 : ground.volume.pace,
    contacts: [],
    random: createRandom(seedOf(seed, index, part)),
    business,
    interest: interestTempo(story, business),
    rows,
    on: ground.calendar.on,
    add: adder(ground, story, partnerId, rows),
  };
};

const partnerRow = (here: Here): Row => {
  const { story, ground, enrolled } = here;
  return {
    id: here.partnerId,
    name: story.name,
    name_key: nameKey(story.name),
    type: story.type,
    sub_type: story.subType ?? null,
    tier: story.tier,
    status: story.status ?? 'enrolled',
    network_stage: story.network,
    lifecycle_stage: story.lifecycle,
    parent_id: story.parent === undefined ? null : (ground.partnerIds.get(story.parent) ?? null),
    owner_id: here.owner.id,
    currency: story.currency,
    fiscal_calendar: story.calendar ? JSON.stringify(story.calendar) : null,
    enrolled_on: enrolled === null ? null : here.on(enrolled),
    terminated_on: story.status === 'terminated' ? here.on(Math.min(200, story.endedAt ?? 200) - 20) : null,
    website: `https://${nameKey(story.name)}.example`,
    country: story.country,
    note: story.note,
  };
};

const parts: ReadonlyArray<(here: Here) => void> = [
  plantContacts,
  plantSelling,
  plantServices,
  plantDistribution,
  plantAlliances,
  plantLeads,
  plantInfluence,
  plantEnablement,
  (here) => plantMarketing(here, plantFunds(here)),
  plantOnboarding,
  plantIncentives,
  plantForecasts,
  plantSupport,
  plantCompliance,
  plantChanges,
  plantSponsorship,
];

/** All records of one partner. Each part draws from a seed of its own, so that changing one leaves the others as they are. */
export const growPartner = (seedling: Seedling): Rows => {
  const here = hereOf(seedling, 1);
  const { ground, story, index, seed, isWritten } = seedling;
  here.rows.set('partner', [partnerRow(here)]);
  here.rows.set('partner_label', [
    { partner_id: here.partnerId, kind: 'vertical', value: story.vertical },
    { partner_id: here.partnerId, kind: 'segment', value: story.segment },
    { partner_id: here.partnerId, kind: 'territory', value: story.country },
  ]);
  const withSeed = (part: number): Here => ({ ...here, random: createRandom(seedOf(seed, index, part)) });
  for (const [part, plant] of parts.entries()) plant(withSeed(part + 2));
  const meetings = plantInteractions(withSeed(40)).map(({ id, day }) => ({ kind: 'meeting' as const, id, day }));
  const reviews = plantPastReviews(withSeed(41));
  const plan = plantPlans(withSeed(43), isWritten);
  plantCommitments(withSeed(42), isWritten, [...meetings, ...reviews], plan);
  // rows of the ground's last partners are enough to clash with
  if (ground.registered.length > 4000) ground.registered.splice(0, 2000);
  return here.rows;
};
