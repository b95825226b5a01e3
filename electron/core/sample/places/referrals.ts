import type { Day } from '../calendar.ts';
import { type Here, happenings, minor, onOrNull } from '../here.ts';
import { customerOf } from './customers.ts';

const needs = [
  'Too many tools that do not talk',
  'Wants backups that can be restored',
  'Opens a second office',
  'Audit in spring',
  'Old servers',
] as const;

/** A lead from its submission to the fee. */
const plantLead = (here: Here, submitted: Day): void => {
  const { random, story } = here;
  const followed = submitted - random.between(1, 5);
  const closed = submitted - random.between(20, 75);
  const isGood = random.chance(0.72);
  const isWon = isGood && random.chance(story.winRate * 1.2);
  const isClosed = closed >= 0;
  const feeDue = closed - 30;
  const paid = feeDue + random.between(-4, 14);
  const state = isClosed
    ? isWon
      ? 'won'
      : isGood
        ? 'lost'
        : 'rejected'
    : followed >= 0
      ? isGood
        ? 'qualified'
        : 'followed_up'
      : 'acknowledged';
  const hasFee = isClosed && isWon;
  here.add('lead', {
    external_id: null,
    customer: customerOf(random, here.index),
    need: random.pick(needs),
    channel: random.pick(['portal', 'link', 'link', 'cam', 'field'] as const),
    submitted_on: here.on(submitted),
    state,
    first_follow_up_on: onOrNull(here, followed),
    closed_on: onOrNull(here, closed),
    fee_minor: hasFee ? minor(story.amount * 0.1) : null,
    fee_due_on: hasFee ? here.on(feeDue) : null,
    fee_paid_on: hasFee ? onOrNull(here, paid) : null,
  });
};

/** Leads of referral agents with their fees; some of other partners. */
export const plantLeads = (here: Here): void => {
  const { story, random } = here;
  const perQuarter = story.type === 'REFERRAL_AGENT' ? story.deals * 0.9 : random.chance(0.2) ? 0.5 : 0;
  for (const day of happenings(here, perQuarter, here.business)) plantLead(here, day);
  if (story.tale !== 'unanswered') return;
  const base = { external_id: null, need: 'Opens a second office', channel: 'link' as const };
  here.add('lead', { ...base, customer: customerOf(random, here.index), submitted_on: here.on(9), state: 'submitted' });
  here.add('lead', {
    ...base,
    customer: customerOf(random, here.index),
    submitted_on: here.on(96),
    state: 'won',
    first_follow_up_on: here.on(94),
    closed_on: here.on(48),
    fee_minor: minor(story.amount * 0.1),
    fee_due_on: here.on(18),
    fee_paid_on: null,
  });
};

const evidence = [
  'Design workshop with the customer',
  'Wrote the requirements',
  'Advised on the choice',
  'Runs the implementation',
] as const;
const roles = ['architecture', 'presales', 'advice', 'implementation'] as const;

/** What an integrator did for deals that it did not resell. */
export const plantInfluence = (here: Here): void => {
  const { story, random } = here;
  if (story.type !== 'SI') return;
  for (const day of happenings(here, Math.max(1, story.deals * 0.6), here.business)) {
    const decided = day - random.between(4, 25);
    const isDecided = decided >= 0 && here.business(decided) > 0;
    const isAccepted = random.chance(0.84);
    const place = random.between(0, roles.length - 1);
    here.add('influence', {
      external_id: null,
      customer: customerOf(random, here.index),
      role: roles[place] ?? 'advice',
      evidence: evidence[place] ?? null,
      state: isDecided ? (isAccepted ? 'accepted' : 'rejected') : 'submitted',
      credit_share: isDecided && isAccepted ? random.pick([0.2, 0.3, 0.5]) : null,
      submitted_on: here.on(day),
      decided_on: isDecided ? here.on(decided) : null,
      decided_by_id: isDecided ? here.owner.id : null,
    });
  }
};
