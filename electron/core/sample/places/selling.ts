import { type Day, historyDays } from '../calendar.ts';
import { type Here, happenings, minor } from '../here.ts';
import { lossReasons, products, rivals } from '../names.ts';
import { silentSince } from '../tempo.ts';
import { customerOf } from './customers.ts';

const protectionDays = 90;
/** Conflicts that are younger than this are not decided yet. */
const undecidedSince = 21;
const sources = ['partner', 'partner', 'partner', 'joint', 'vendor'] as const;
const dealKinds = ['new', 'new', 'new', 'expansion', 'renewal', 'displacement'] as const;

type Course = { customer: string; submitted: Day; decided: Day; closes: Day; isWon: boolean; isForgotten: boolean };

const cycleOf = ({ random, story }: Here): number =>
  // where revenue follows registrations at a known distance, deals take about as long as each other
  story.tale === 'fading' ? random.between(72, 88) : Math.max(7, Math.round(story.cycleDays * (0.4 + random.next() * 1.3)));

const amountOf = ({ random, story }: Here): number =>
  Math.max(120, Math.round((story.amount * (story.tale === 'fading' ? 0.85 + random.next() * 0.3 : 0.45 + random.next() * 1.1)) / 10) * 10);

const courseOf = (here: Here, submitted: Day): Course => {
  const { random, story, ground } = here;
  const closes = ground.calendar.workday(submitted - cycleOf(here));
  return {
    customer: customerOf(random, here.index),
    submitted,
    decided: submitted - random.between(1, 4),
    closes: Math.min(closes, submitted - 5),
    isWon: random.chance(story.winRate),
    // some deals are forgotten: they neither close nor move, and a review finds them
    isForgotten: random.chance(0.025) && submitted < 300,
  };
};

/** A registration that clashes with one of another partner: the customer is protected already, so this one gets no protection. */
const clashOf = (here: Here, submitted: Day) => {
  const { ground, partnerId, random } = here;
  if (!random.chance(submitted < undecidedSince ? 0.15 : 0.03)) return null;
  const rival = ground.registered.findLast(
    (one) => one.partnerId !== partnerId && one.day > submitted + 3 && one.until < submitted && one.day - submitted < 60,
  );
  return rival ?? null;
};

const plantStages = (here: Here, dealId: string, { submitted, closes, isWon }: Course, isOpen: boolean, engaged: Day | null): void => {
  if (submitted > here.ground.volume.stageDays) return;
  const change = (stage: string, day: Day): void => {
    here.add('deal_stage_change', { deal_id: dealId, stage, changed_on: here.on(day) });
  };
  change('PROSPECTING', submitted);
  if (engaged !== null) change('ENGAGING', engaged);
  if (!isOpen) change(isWon ? 'WON' : 'LOST', closes);
};

const plantDeal = (here: Here, submitted: Day, known: Set<string>): void => {
  const { random, story, ground } = here;
  const plain = courseOf(here, submitted);
  const clash = clashOf(here, submitted);
  const place = random.chance(story.productShare) ? story.product : random.between(0, products.length - 1);
  const amount = amountOf(here);
  const isAmountKnown = random.chance(0.8);
  const isRejected = clash !== null && submitted >= undecidedSince;
  const course: Course = {
    ...plain,
    ...(clash ? { customer: clash.customer } : {}),
    ...(isRejected ? { closes: plain.decided, isWon: false } : {}),
  };
  const { customer, decided, closes, isWon, isForgotten } = course;
  const isOpen = !isRejected && (closes < 0 || isForgotten || (clash !== null && submitted < undecidedSince));
  const engagedDay = submitted - Math.max(2, Math.round((submitted - closes) / 3));
  const engaged = engagedDay >= 0 && !isRejected && !(clash && isOpen) ? engagedDay : null;
  const state = isOpen ? 'open' : isWon ? 'won' : 'lost';
  const isDecided = decided >= 0 && !(clash && isOpen);
  const isProtected = isDecided && clash === null;
  const cam = here.owner.name;
  const product = products[place]?.[0] ?? '';
  const isKnown = !isOpen || isAmountKnown;
  const dealId = here.add('deal', {
    external_id: null,
    name: `${customer}, ${product}`,
    customer,
    product_id: ground.productIds[place] ?? null,
    owner_id: here.owner.id,
    stage: isOpen ? (engaged === null ? 'PROSPECTING' : 'ENGAGING') : isWon ? 'WON' : 'LOST',
    state,
    sourced_by: story.type === 'REFERRAL_AGENT' ? 'partner' : random.pick(sources),
    submitted_on: here.on(submitted),
    decided_on: isDecided ? here.on(decided) : null,
    expected_close_on: here.on(isOpen && !isForgotten ? Math.min(closes - 5, -1) : closes),
    closed_on: isOpen ? null : here.on(closes),
    amount_minor: isKnown ? minor(amount) : null,
    currency: isKnown ? story.currency : null,
    protection_from: isProtected ? here.on(decided) : null,
    protection_until: isProtected ? here.on(decided - protectionDays) : null,
    loss_reason: state === 'lost' ? (isRejected ? 'Registered by another partner' : random.pick(lossReasons)) : null,
    note: null,
    registration_state: clash ? (isRejected ? 'rejected' : 'conflict') : isDecided ? 'approved' : 'submitted',
    deal_kind: known.has(customer) ? 'expansion' : random.pick(dealKinds),
    territory: story.country,
    vertical: story.vertical,
    competitor: random.chance(0.35) ? random.pick(rivals) : null,
    decided_by: isDecided ? cam : null,
    decision_reason: isRejected ? 'The customer was protected for another partner on that day.' : null,
    is_new_customer: known.has(customer) ? 0 : 1,
  });
  known.add(customer);
  plantStages(here, dealId, course, isOpen, engaged);
  if (isProtected && submitted < 400)
    ground.registered.push({ dealId, partnerId: here.partnerId, customer, day: decided, until: decided - protectionDays });
  if (clash)
    here.add('conflict_case', {
      deal_id: dealId,
      other_deal_id: clash.dealId,
      kind: 'duplicate',
      match_score: 0.8 + Math.round(random.next() * 20) / 100,
      detected_on: here.on(submitted),
      resolution: isRejected ? 'The earlier registration stands.' : null,
      resolved_on: isRejected ? here.on(decided) : null,
      resolved_by_id: isRejected ? ground.operationsId : null,
    });
  else if (isDecided && random.chance(0.008))
    here.add('conflict_case', {
      deal_id: dealId,
      other_deal_id: null,
      kind: random.pick(['direct_overlap', 'territory_breach'] as const),
      match_score: null,
      detected_on: here.on(submitted),
      resolution: 'Settled in favour of the partner.',
      resolved_on: here.on(decided),
      resolved_by_id: ground.operationsId,
    });
};

/** A draft that the partner has not sent yet. */
const plantDraft = (here: Here): void => {
  const customer = customerOf(here.random, here.index);
  here.add('deal', {
    external_id: null,
    name: customer,
    customer,
    product_id: null,
    owner_id: here.owner.id,
    stage: 'PROSPECTING',
    state: 'open',
    sourced_by: 'partner',
    submitted_on: null,
    decided_on: null,
    expected_close_on: null,
    closed_on: null,
    amount_minor: null,
    currency: null,
    protection_from: null,
    protection_until: null,
    loss_reason: null,
    note: null,
    registration_state: 'draft',
  });
};

/** Registrations with their decisions, stages, protection and conflicts. */
export const plantSelling = (here: Here): void => {
  const { story, random } = here;
  // deals that were under way when the two years began: else their first months would look empty
  const days = happenings(here, story.deals * here.pace, here.business, historyDays + Math.round(story.cycleDays * 1.7));
  if (story.tale === 'silent') days.push(silentSince);
  const known = new Set<string>();
  for (const day of days) plantDeal(here, day, known);
  if (days.length > 20 && random.chance(0.3)) plantDraft(here);
};
