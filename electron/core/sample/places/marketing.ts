import { type Day, historyDays } from '../calendar.ts';
import { type Here, happenings, minor, onOrNull, quarterValue } from '../here.ts';
import { products } from '../names.ts';

const types = ['email', 'digital', 'social', 'event', 'event', 'content', 'syndication', 'microsite'] as const;
const themes = [
  'Spring offer',
  'Safe in the cloud',
  'Less paper',
  'Move in a weekend',
  'Ready for winter',
  'Open house',
  'The second office',
  'Ask an expert',
  'Quiet servers',
  'Year-end',
];
const assetKinds = ['brochure', 'datasheet', 'email', 'banner', 'presentation', 'proposal', 'video'] as const;

export type DeployedCampaign = { id: string; day: Day; spend: number };

/** What a campaign costs this partner, in major units. */
const budgetOf = (here: Here): number =>
  Math.max(400, Math.round((quarterValue(here.story) * (0.01 + here.random.next() * 0.02)) / 50) * 50);

const plantAssets = (here: Here, campaignId: string, name: string, day: Day): void => {
  const { random } = here;
  for (let at = random.between(0, 2); at > 0; at--) {
    const kind = random.pick(assetKinds);
    here.add('asset', {
      external_id: null,
      name: `${name}: ${kind} ${at}`,
      kind,
      campaign_id: campaignId,
      created_on: here.on(day + random.between(5, 20)),
      deployed_on: random.chance(0.8) ? here.on(day) : null,
    });
  }
};

/** A campaign that went out on `day`; a negative day is one that is still planned. */
export const plantCampaign = (here: Here, day: Day, budget = budgetOf(here)): DeployedCampaign => {
  const { random, ground } = here;
  const ends = day - random.between(7, 40);
  const name = `${random.pick(themes)} ${here.on(day).slice(0, 7)}`;
  const isOut = day >= 0;
  const audience = random.between(80, 2400);
  const responses = Math.round(audience * (0.01 + random.next() * 0.07));
  const spend = Math.round(budget * (0.75 + random.next() * 0.25));
  const id = here.add('campaign', {
    external_id: null,
    name,
    type: random.pick(types),
    product_id: ground.productIds[random.between(0, products.length - 1)] ?? null,
    state: isOut ? (ends >= 0 ? 'ended' : 'deployed') : random.pick(['planned', 'scheduled'] as const),
    starts_on: here.on(day),
    ends_on: here.on(ends),
    deployed_on: onOrNull(here, day),
    budget_minor: minor(budget),
    spend_minor: isOut ? minor(spend) : null,
    audience: isOut ? audience : null,
    responses: isOut ? responses : null,
    leads: isOut ? Math.round(responses * (0.05 + random.next() * 0.2)) : null,
  });
  if (isOut) plantAssets(here, id, name, day);
  return { id, day, spend };
};

/** Registrations that came of a campaign: some of those in the 60 days after it. */
const attribute = (here: Here, campaigns: readonly DeployedCampaign[]): void => {
  for (const deal of here.rows.get('deal') ?? []) {
    if (typeof deal['submitted_on'] !== 'string') continue;
    const day = here.ground.calendar.dayOf(deal['submitted_on']);
    const source = campaigns.findLast((campaign) => campaign.day >= day && campaign.day - day <= 60);
    if (source && here.random.chance(0.4)) deal['campaign_id'] = source.id;
  }
};

/** Campaigns with their assets, and the registrations attributed to them. `funded`: those that market development funds paid for. */
export const plantMarketing = (here: Here, funded: readonly DeployedCampaign[]): void => {
  const { story, random } = here;
  const perQuarter =
    { PLATINUM: 2.2, GOLD: 1.4, SILVER: 0.7, REGISTERED: 0.25 }[story.tier] * (story.type === 'REFERRAL_AGENT' ? 0.3 : 1) * here.pace;
  const own = happenings(here, perQuarter, here.business).map((day) => plantCampaign(here, day));
  // the first campaign of a new partner is run together with our marketing, near the end of its onboarding
  const first = (here.enrolled ?? 0) - random.between(50, 84);
  if (here.enrolled !== null && here.enrolled <= historyDays && first >= 0 && here.business(first) > 0 && random.chance(0.75))
    own.unshift(plantCampaign(here, first));
  if (here.business(0) > 0 && random.chance(perQuarter / 4)) plantCampaign(here, -random.between(8, 60));
  attribute(
    here,
    [...funded, ...own].sort((a, b) => b.day - a.day),
  );
};
