import type { Day } from '../calendar.ts';
import { type Given, type Here, qualityOf, spread } from '../here.ts';
import { partnerPromises, vendorPromises } from '../names.ts';
import type { PlantedPlan } from './plans.ts';

type Fate = Pick<Given<'commitment'>, 'made_on' | 'due_on' | 'state' | 'reason' | 'closed_on'>;
/** Something at which promises are made. */
export type Occasion = { kind: 'qbr' | 'meeting'; id: string; day: Day };

const open = { reason: null, closed_on: null };

/** What became of a promise of a written story: kept, late, still on its way; where the plan is behind, not kept at all. */
const toldFate = (here: Here, place: number, isBehind: boolean): Fate => {
  const { random, on } = here;
  if (place === 0 && isBehind) {
    const due = random.between(50, 70);
    return {
      made_on: on(due + 90),
      due_on: on(due),
      state: 'missed',
      reason: 'The people for it were not there in time.',
      closed_on: on(due),
    };
  }
  if (place === 0) {
    const closed = random.between(8, 40);
    return { made_on: on(closed + 60), due_on: on(closed - random.between(0, 9)), state: 'met', reason: null, closed_on: on(closed) };
  }
  if (place === 1 || isBehind) {
    const due = random.between(4, 30);
    return { made_on: on(due + 75), due_on: on(due), state: 'in_progress', ...open };
  }
  return { made_on: on(random.between(20, 50)), due_on: on(-random.between(10, 80)), state: 'open', ...open };
};

/** What became of one promise among many: most are kept, some late, few not. */
const usualFate = (here: Here, made: Day): Fate => {
  const { random, on, story } = here;
  const due = made - random.between(7, 75);
  const quality = qualityOf(story);
  const dates = { made_on: on(made), due_on: on(due) };
  const closed = Math.min(made, due + random.between(-6, 10));
  if (due < 0)
    return closed >= 0 && random.chance(0.3)
      ? { ...dates, state: 'met', reason: null, closed_on: on(closed) }
      : { ...dates, state: random.pick(['open', 'in_progress'] as const), ...open };
  if (due < 45 && random.chance(0.07)) return { ...dates, state: random.pick(['open', 'in_progress'] as const), ...open };
  if (random.chance(0.78 + 0.16 * quality)) return { ...dates, state: 'met', reason: null, closed_on: on(Math.max(0, closed)) };
  const state = random.pick(['missed', 'missed', 'cancelled', 'renegotiated'] as const);
  return {
    ...dates,
    state,
    reason: state === 'missed' ? 'It was not done in time.' : 'No longer needed in this form.',
    closed_on: on(due),
  };
};

const promise = (
  here: Here,
  side: 'vendor' | 'partner',
  place: number,
  origin: Pick<Given<'commitment'>, 'origin_kind' | 'origin_id'>,
  fate: Fate,
): void => {
  const promises = side === 'vendor' ? vendorPromises : partnerPromises;
  const [description, measure] = promises[place % promises.length] ?? promises[0];
  here.add('commitment', {
    ...origin,
    side,
    description,
    measure,
    owner: side === 'vendor' ? here.owner.name : (here.contacts[0]?.name ?? null),
    ...fate,
  });
};

const plantTold = (here: Here, plan: PlantedPlan | null): number => {
  const { random, story } = here;
  if (story.course === 'none' || story.course === 'ended') return 0;
  const isBehind = story.note.startsWith('Behind plan');
  const isClose = story.tier === 'PLATINUM' || story.course === 'falling';
  const places = isClose ? [0, 1, 2] : random.pick([[0], [0, 2], [2]]);
  for (const side of ['vendor', 'partner'] as const) {
    const first = random.between(0, 5);
    for (const place of places)
      promise(
        here,
        side,
        first + place,
        isBehind ? { origin_kind: 'plan', origin_id: plan?.id ?? null } : { origin_kind: 'qbr', origin_id: null },
        toldFate(here, place, isBehind),
      );
  }
  if (story.tale !== 'missed-sponsor') return places.length * 2;
  const late: Fate = { made_on: here.on(100), due_on: here.on(15), state: 'open', ...open };
  promise(here, 'vendor', 4, { origin_kind: 'qbr', origin_id: null }, late);
  return places.length * 2 + 1;
};

/** Every second promise that was made at no meeting since a plan was agreed belongs to the plan. */
const tieToPlan = ({ rows }: Here, { id, agreedOn }: PlantedPlan): void => {
  const loose = (rows.get('commitment') ?? []).filter(
    (row) => row['origin_kind'] === 'typed' && agreedOn !== null && String(row['made_on']) >= agreedOn,
  );
  for (const row of loose.filter((_, at) => at % 2 === 0)) Object.assign(row, { origin_kind: 'plan', origin_id: id });
};

/**
 * Promises of both sides: those of the story, and as many more as were made at meetings and reviews, or belong to the plan. `isTold`: the partner has a written
 * story.
 */
export const plantCommitments = (here: Here, isTold: boolean, occasions: readonly Occasion[], plan: PlantedPlan | null): void => {
  const { random, quota, interest } = here;
  const told = isTold ? plantTold(here, plan) : 0;
  const usual = here.story.course === 'none' ? 0 : Math.round(occasions.length * 0.5);
  const days = spread(here, Math.max(0, (quota.commitments ?? usual) - told), interest);
  for (const [at, day] of days.entries()) {
    const occasion = occasions.length > 0 ? random.pick(occasions) : null;
    const fits = occasion !== null && random.chance(0.8);
    const made = fits ? occasion.day : day;
    promise(
      here,
      at % 2 === 0 ? 'vendor' : 'partner',
      random.between(0, 5),
      fits ? { origin_kind: occasion.kind, origin_id: occasion.id } : { origin_kind: 'typed', origin_id: null },
      usualFate(here, made),
    );
  }
  if (plan) tieToPlan(here, plan);
};
