import type { Day } from '../calendar.ts';
import { type Here, minor, onOrNull, quarterValue } from '../here.ts';
import { type DeployedCampaign, plantCampaign } from './marketing.ts';

const activities = ['email', 'digital', 'social', 'event', 'event', 'content', 'telemarketing', 'training'] as const;
const titles = {
  email: 'Mailing to customers on the older version',
  digital: 'Search and banners for a month',
  social: 'Four weeks of posts',
  event: 'Customer morning',
  content: 'Reference story on film',
  telemarketing: 'Calls to 200 names',
  training: 'Sales training day',
} as const;

type Year = { allocationId: string; from: Day; to: Day; amount: number };
type Asked = { requestId: string; amount: number; executed: Day };

/** A claim with its proof, and how far it has come. What is approved never lies above what is claimed, nor that above what was committed. */
const plantClaim = (here: Here, { requestId, amount, executed }: Asked): void => {
  const { random } = here;
  const submitted = executed - random.between(4, 28);
  if (submitted < 0 || random.chance(0.08)) return;
  const decided = submitted - random.between(3, 12);
  const paid = decided - random.between(8, 35);
  const claimed = Math.round(amount * (0.93 + random.next() * 0.07));
  const isRejected = decided >= 0 && random.chance(0.05);
  const approved = random.chance(0.9) ? claimed : Math.round(claimed * 0.85);
  here.add('mdf_claim', {
    external_id: null,
    request_id: requestId,
    amount_minor: minor(claimed),
    proof: 'Invoice and photographs',
    state: decided < 0 ? (decided < -4 ? 'submitted' : 'verified') : isRejected ? 'rejected' : paid >= 0 ? 'paid' : 'approved',
    submitted_on: here.on(submitted),
    approved_amount_minor: decided >= 0 && !isRejected ? minor(approved) : null,
    decided_on: onOrNull(here, decided),
    paid_on: isRejected ? null : onOrNull(here, paid),
    reason: isRejected ? 'The invoice is of another year.' : null,
  });
};

/** One request of a fund. Returns what it commits, in major units, and the campaign that it paid for. */
const plantRequest = (here: Here, year: Year, submitted: Day, wanted: number): { committed: number; campaign: DeployedCampaign | null } => {
  const { random } = here;
  const activity = random.pick(activities);
  const decided = submitted - random.between(2, 9);
  const executed = decided - random.between(12, 45);
  const isTurnedDown = decided >= 0 && random.chance(0.1);
  const isExecuted = !isTurnedDown && executed >= 0 && here.business(executed) > 0;
  const isExpired = !isTurnedDown && !isExecuted && executed >= 0 && year.to >= 0;
  const campaign = isExecuted ? plantCampaign(here, executed, wanted) : null;
  const requestId = here.add('mdf_request', {
    external_id: null,
    allocation_id: year.allocationId,
    title: titles[activity],
    activity,
    campaign_id: campaign?.id ?? null,
    amount_minor: minor(wanted),
    expected_pipeline_minor: minor(wanted * random.between(4, 12)),
    state: isTurnedDown
      ? random.pick(['rejected', 'returned'] as const)
      : isExecuted
        ? 'executed'
        : isExpired
          ? 'expired'
          : decided >= 0
            ? 'approved'
            : random.pick(['requested', 'under_review'] as const),
    submitted_on: here.on(submitted),
    decided_on: onOrNull(here, decided),
    executed_on: isExecuted ? here.on(executed) : null,
    reason: isTurnedDown ? 'The activity is not named clearly enough.' : null,
  });
  if (isExecuted) plantClaim(here, { requestId, amount: wanted, executed });
  const isCommitted = !isTurnedDown && !isExpired && decided >= 0;
  return { committed: isCommitted ? wanted : 0, campaign };
};

const plantYear = (here: Here, year: Year): DeployedCampaign[] => {
  const { random, story } = here;
  const end = Math.max(0, year.to);
  const elapsed = (year.from - end) / (year.from - year.to);
  // what is granted runs ahead of the year, because claims follow weeks later
  const keen = story.course === 'falling' ? 0.5 * elapsed : (0.75 + random.next() * 0.3) * elapsed + 0.22;
  const use = story.tale === 'idle-funds' ? 0.1 : Math.min(0.98, keen);
  const campaigns: DeployedCampaign[] = [];
  let committed = 0;
  for (let at = 0; at < 10 && committed < year.amount * use; at++) {
    const wanted = Math.min(Math.round((year.amount * (0.1 + random.next() * 0.15)) / 10) * 10, Math.floor(year.amount * use - committed));
    // what is left is too little to ask for
    if (wanted < 100) break;
    // most ask early in the year, so that there is time to do and to claim
    const submitted = here.ground.calendar.workday(year.from - 1 - Math.floor((year.from - 1 - end) * random.next() ** 1.8));
    if (here.business(submitted) === 0) continue;
    const done = plantRequest(here, year, Math.min(submitted, year.from), wanted);
    committed += done.committed;
    if (done.campaign) campaigns.push(done.campaign);
  }
  return campaigns;
};

/** Two years of market development funds: what was allocated, asked for, done and claimed. Returns the campaigns that it paid for. */
export const plantFunds = (here: Here): DeployedCampaign[] => {
  const { story, enrolled, random } = here;
  if (enrolled === null || story.tier === 'REGISTERED' || story.type === 'REFERRAL_AGENT' || story.course === 'none') return [];
  const starts = story.tale === 'idle-funds' ? 240 : random.between(150, 300);
  const amount = Math.max(2000, Math.round((quarterValue(story) * 0.1) / 500) * 500);
  return [starts + 365, starts].flatMap((from) => {
    if (from > enrolled) return [];
    const to = from - 364;
    const allocationId = here.add('mdf_allocation', {
      external_id: null,
      program: `Growth fund ${here.on(from).slice(0, 4)}`,
      from_on: here.on(from),
      to_on: here.on(to),
      amount_minor: minor(amount),
      expires_on: here.on(to - 60),
    });
    return plantYear(here, { allocationId, from, to, amount });
  });
};
