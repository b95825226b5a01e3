import { addDays, type IsoDate } from '#shared/domain/dates.ts';
import { type Day, historyDays } from '../calendar.ts';
import { type Here, spread } from '../here.ts';

const kinds = ['meeting', 'meeting', 'call', 'call', 'call', 'email', 'visit', 'coaching', 'event', 'ticket', 'note', 'executive'] as const;
const topics = ['Pipeline', 'Pricing', 'Training', 'Campaign', 'Renewals', 'Onboarding', 'Support', 'Plan of the year'] as const;
const summaries = [
  'Went through the open deals one by one; two need help with the offer.',
  'They asked for clearer prices in the public sector.',
  'Talked about who will take the next course.',
  'The campaign brings more answers than they can call back.',
  'A competitor has been there twice; they want to stay with us if we move on the date.',
  'Short call: nothing new, the next order comes in two weeks.',
  'Showed the new release; they will try it in their own house first.',
  'Agreed who does what before the end of the quarter.',
] as const;
const nextSteps = ['Send the price list', 'Book the technical day', 'Call again on Monday', 'Introduce them to a reference', null] as const;
const minutes = { meeting: 60, call: 25, email: 5, visit: 150, event: 180, coaching: 90, executive: 60, ticket: 15, note: 0 } as const;
const perPartner = { PLATINUM: 62, GOLD: 36, SILVER: 20, REGISTERED: 9 } as const;

export type Meeting = { id: string; day: Day };

/** Meetings, calls and the rest of what we talked about with a partner; oldest first. */
export const plantInteractions = (here: Here): Meeting[] => {
  const { random, story, quota, contacts, enrolled, ground } = here;
  const count =
    quota.interactions ??
    Math.round((perPartner[story.tier] * (0.7 + random.next() * 0.6) * Math.min(historyDays, enrolled ?? 90)) / historyDays);
  const cam = here.owner.name;
  // one half by a rhythm, the other when there was reason to talk
  const span = Math.min(historyDays, enrolled ?? 90);
  const regular = Array.from({ length: Math.floor(count / 2) }, (_, at, all = Math.floor(count / 2)) =>
    Math.min(span, ground.calendar.workday(Math.floor((span * (at + random.next())) / all))),
  );
  const days = [...regular, ...spread(here, count - regular.length, here.interest)].sort((a, b) => b - a);
  return days.map((day) => {
    const kind = random.pick(kinds);
    const contact = contacts.length > 0 ? random.pick(contacts).name : null;
    const id = here.add('interaction', {
      external_id: null,
      kind,
      held_on: here.on(day),
      minutes: kind === 'note' ? null : Math.max(5, Math.round((minutes[kind] * (0.5 + random.next())) / 5) * 5),
      place: kind === 'visit' || kind === 'event' ? story.country : null,
      participants: contact === null ? cam : `${cam}, ${contact}`,
      summary: random.pick(summaries),
      topics: random.pick(topics),
      next_step: random.pick(nextSteps),
      author_id: here.owner.id,
    });
    return { id, day };
  });
};

const executives = ['Philippa Underhill', 'Emeric Sandoval-Wick'] as const;
export const missedSponsorAt = 24;

/** Sponsors of both sides, when they last met and when they are to meet again. */
export const plantSponsorship = (here: Here): void => {
  const { random, story, contacts, enrolled } = here;
  const isSponsored =
    story.network === 'STRATEGIC' ||
    story.type === 'STRATEGIC_ALLIANCE' ||
    story.tale === 'missed-sponsor' ||
    (story.tier === 'GOLD' && random.chance(0.3));
  if (!isSponsored || enrolled === null) return;
  const isMissed = story.tale === 'missed-sponsor';
  const cadence = isMissed || random.chance(0.7) ? 90 : 180;
  const last: Day = isMissed ? cadence + missedSponsorAt : random.between(4, cadence - 6);
  const lastOn: IsoDate = here.on(Math.min(last, enrolled));
  here.add('sponsorship', {
    external_id: null,
    vendor_executive: executives[here.index % executives.length] ?? executives[0],
    partner_executive: contacts[0]?.name ?? null,
    cadence_days: cadence,
    last_contact_on: lastOn,
    next_contact_on: addDays(lastOn, cadence),
  });
};
