import { type Day, historyDays } from '../calendar.ts';
import { type Here, onOrNull } from '../here.ts';

type Step =
  | 'profile'
  | 'compliance'
  | 'kickoff'
  | 'first_certification'
  | 'program_tour'
  | 'first_registration'
  | 'first_comarketing'
  | 'other';
const steps: readonly string[] = [
  'profile',
  'compliance',
  'kickoff',
  'first_certification',
  'program_tour',
  'first_registration',
  'first_comarketing',
] satisfies Step[];
const asStep = (key: string): Step => (steps.includes(key) ? (key as Step) : 'other');

/** The first day on which a partner did something, from the records that it has. */
const firstOf = (here: Here, table: 'deal' | 'certificate' | 'campaign', column: string): Day | null => {
  const dates = (here.rows.get(table) ?? []).flatMap((row) => (typeof row[column] === 'string' ? [row[column]] : []));
  return dates.length === 0 ? null : here.ground.calendar.dayOf(dates.reduce((first, date) => (date < first ? date : first)));
};

/** On which day a step was done, or null. Steps that leave a record are done when that record says so, where the records reach back that far. */
const doneDay = (here: Here, enrolled: Day, step: Step, due: Day, hasStopped: boolean): Day | null => {
  const isRecorded = enrolled <= historyDays;
  if (isRecorded && step === 'first_registration') return firstOf(here, 'deal', 'submitted_on');
  if (isRecorded && step === 'first_comarketing') return firstOf(here, 'campaign', 'deployed_on');
  if (hasStopped) return null;
  const day = Math.min(enrolled, due + here.random.between(-4, 9));
  const usual = day >= 0 ? day : null;
  if (!isRecorded || step !== 'first_certification') return usual;
  // a certificate that was renewed since bears the day of its renewal
  const known = firstOf(here, 'certificate', 'achieved_on');
  return known === null || usual === null ? known : Math.max(known, usual);
};

const plantOnboardingOf = (here: Here, enrolled: Day): void => {
  const { random, story, ground } = here;
  const key = ground.program.profiles.get(story.type)?.onboardingTemplate ?? null;
  const template = key === null ? undefined : ground.program.templates.get(key);
  if (key === null || !template) return;
  const ends = enrolled - template.days;
  // a partner without business stops somewhere on the way
  const stopsAt = story.tale === 'stuck' ? 3 : story.course === 'none' ? random.between(1, 4) : template.milestones.length;
  const planned = template.milestones.map((milestone, position) => {
    const due = enrolled - milestone.dueOffsetDays;
    const done =
      position >= stopsAt && story.course === 'none' ? null : doneDay(here, enrolled, asStep(milestone.step), due, position >= stopsAt);
    return { ...milestone, position, due, done: done !== null && done <= enrolled ? done : null };
  });
  const current = planned.find(({ done }) => done === null);
  const last = planned.reduce((day, { done }) => (done === null ? day : Math.min(day, done)), enrolled);
  const isDone = current === undefined && last >= ends;
  const late = current ? current.due : 0;
  const state = isDone ? 'completed' : ends < 0 ? (late > 45 ? 'escalated' : late > 14 ? 'stalled' : 'running') : 'expired';
  const onboardingId = here.add('onboarding', {
    external_id: null,
    template: key,
    started_on: here.on(enrolled),
    window_ends_on: here.on(ends),
    state: story.tale === 'stuck' ? 'stalled' : state,
    completed_on: isDone ? here.on(last) : null,
  });
  for (const milestone of planned) {
    const isCurrent = milestone === current;
    here.add('onboarding_milestone', {
      external_id: null,
      onboarding_id: onboardingId,
      name: milestone.name,
      step: asStep(milestone.step),
      position: milestone.position,
      side: milestone.side === 'vendor' ? 'vendor' : 'partner',
      due_on: here.on(milestone.due),
      state: milestone.done !== null ? 'done' : isCurrent ? (milestone.due > 14 ? 'stalled' : 'in_progress') : 'pending',
      done_on: onOrNull(here, milestone.done),
      follow_ups: isCurrent ? Math.min(3, Math.max(0, Math.floor(milestone.due / 14))) : 0,
      evidence: null,
    });
  }
};

const barriers = [
  ['training_gap', 'Nobody has taken the product course yet.', 'training_invitation'],
  ['no_first_opportunity', 'They see no customer to begin with.', 'first_deal_coaching'],
  ['program_unfamiliar', 'They do not know what the programme offers them.', 'targeted_outreach'],
  ['marketing_capability', 'There is nobody for marketing in the house.', 'concierge_campaign'],
  ['key_contact_left', 'The person who signed with us has left.', 'targeted_outreach'],
  ['no_product_fit', 'Their customers are smaller than our smallest product.', 'targeted_outreach'],
  ['commercial_motivation', 'They earn more with another vendor.', 'targeted_outreach'],
  ['admin_friction', 'Registering a deal took them too long.', 'first_deal_coaching'],
] as const;

const plantBarrier = (here: Here, enrolled: Day, isResolved: boolean): void => {
  const { random, story } = here;
  const [category, evidence, kind] = story.tale === 'stuck' ? barriers[0] : random.pick(barriers);
  const diagnosed = random.between(3, Math.max(4, Math.min(enrolled - 20, 200)));
  const resolved = Math.floor(diagnosed / 2);
  const by = here.owner.id;
  const barrierId = here.add('barrier', {
    external_id: null,
    category,
    evidence,
    diagnosed_by_id: by,
    diagnosed_on: here.on(diagnosed),
    resolved_on: isResolved ? here.on(resolved) : null,
    resolution: isResolved ? 'Worked through together; the first results are there.' : null,
  });
  const planned = diagnosed - random.between(3, 25);
  const isDone = planned >= 0 && (isResolved || random.chance(0.4));
  here.add('intervention', {
    external_id: null,
    barrier_id: barrierId,
    kind,
    owner_id: by,
    planned_on: here.on(planned),
    done_on: isDone ? here.on(Math.max(planned - 4, isResolved ? resolved : 0, 0)) : null,
    outcome: isDone ? (isResolved ? 'It helped.' : 'Heard, not yet acted on.') : null,
  });
};

/** Onboarding with its milestones, and what keeps inactive partners from business. After selling, enablement and marketing: it reads when those began. */
export const plantOnboarding = (here: Here): void => {
  const { enrolled, story, random } = here;
  if (enrolled === null) return;
  plantOnboardingOf(here, enrolled);
  const isInactive = story.course === 'none' || story.course === 'ended';
  if (enrolled > 30 && (story.tale === 'stuck' || random.chance(isInactive ? 0.7 : 0.12))) plantBarrier(here, enrolled, !isInactive);
};
