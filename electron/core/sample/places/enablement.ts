import { addDays, addMonths, type IsoDate } from '#shared/domain/dates.ts';
import { type Day, historyDays } from '../calendar.ts';
import { type Here, happenings, onOrNull, qualityOf } from '../here.ts';

const courses = [
  ['Beacon for sellers', 'Beacon'],
  ['Beacon in the field', 'Beacon'],
  ['Compass in an hour', 'Compass'],
  ['Compass for administrators', 'Compass'],
  ['Anchor: first project', 'Anchor'],
  ['Anchor: when things go wrong', 'Anchor'],
  ['Rigging for developers', 'Rigging'],
  ['Selling by questions', null],
  ['Writing an offer that is read', null],
  ['What changed this year', null],
] as const;

const plantTraining = (here: Here): void => {
  const { random, story, enrolled, contacts } = here;
  if (enrolled === null) return;
  const quality = qualityOf(story);
  const span = Math.min(enrolled, historyDays);
  for (const contact of contacts.slice(0, 12))
    for (const [course, line] of courses) {
      if (!random.chance(0.12 + 0.4 * quality)) continue;
      const assigned = random.between(0, span);
      const interest = here.interest(assigned);
      const started = assigned - random.between(1, 20);
      const completed = started - random.between(2, 45);
      const isDone = completed >= 0 && random.chance(Math.min(0.97, (0.35 + 0.6 * quality) * Math.min(1, 0.4 + interest)));
      here.add('training', {
        contact_id: contact.id,
        course,
        product_line: line,
        assigned_on: here.on(assigned),
        due_on: here.on(assigned - 45),
        started_on: random.chance(0.9) || isDone ? onOrNull(here, started) : null,
        completed_on: isDone ? here.on(completed) : null,
        score: isDone ? random.between(62, 100) : null,
      });
    }
};

/** When a certificate lapses that was gained on a day; null when it does not. */
const expiryOf = (here: Here, definition: string, achievedOn: IsoDate): IsoDate | null => {
  const months = here.ground.program.certificates.get(definition) ?? null;
  return months === null ? null : addMonths(achievedOn, months);
};

const plantHeld = (here: Here, definition: string, contactId: string | null, achievedOn: IsoDate): void => {
  const started = addDays(achievedOn, -here.random.between(14, 60));
  here.add('certificate', {
    definition,
    contact_id: contactId,
    state: 'certified',
    started_on: started,
    last_progress_on: achievedOn,
    attempts: here.random.chance(0.75) ? 1 : 2,
    achieved_on: achievedOn,
    expires_on: expiryOf(here, definition, achievedOn),
  });
};

/** Gained so long ago that it lapses in `left` days. */
const achievedFor = (here: Here, definition: string, left: number): IsoDate =>
  addMonths(addDays(here.ground.calendar.today, left), -(here.ground.program.certificates.get(definition) ?? 12));

const plantCertificates = (here: Here): void => {
  const { random, story, enrolled, contacts, ground } = here;
  if (enrolled === null) return;
  const quality = qualityOf(story);
  const required = ground.program.profiles.get(story.type)?.requiredCertificates ?? [];
  const extra = [...ground.program.certificates.keys()].filter((key) => !required.includes(key) && random.chance(0.12 * quality));
  for (const [place, definition] of [...required, ...extra].entries()) {
    if (!ground.program.certificates.has(definition)) continue;
    if (story.tale === 'lapsing') {
      plantHeld(here, definition, contacts[0]?.id ?? null, achievedFor(here, definition, 21 + 13 * place));
      continue;
    }
    for (const contact of contacts.slice(0, 3)) {
      if (!random.chance(0.25 + 0.65 * quality)) continue;
      const valid = (ground.program.certificates.get(definition) ?? 24) * 30;
      // the better the partner, the rarer it lets one lapse
      const achieved = random.between(0, Math.round(valid * (1.25 - 0.27 * quality)));
      const isEarlyDays = achieved > enrolled - 20;
      if (isEarlyDays || story.tale === 'stuck' || random.chance(0.12)) {
        const started = Math.min(enrolled, random.between(5, 90));
        const progress = Math.max(0, started - random.between(0, Math.max(1, started)));
        here.add('certificate', {
          definition,
          contact_id: contact.id,
          state: 'in_progress',
          started_on: here.on(started),
          last_progress_on: here.on(story.tale === 'stuck' ? Math.min(started, 45) : progress),
          attempts: 0,
          achieved_on: null,
          expires_on: null,
        });
      } else plantHeld(here, definition, contact.id, here.on(achieved));
    }
  }
};

/** Portal use as counts by week. */
const plantPortal = (here: Here): void => {
  const { random, contacts, enrolled } = here;
  const from = Math.min(historyDays, enrolled ?? -1);
  for (let week: Day = from - (from % 7); week >= 0; week -= 7) {
    const users = Math.min(contacts.length, Math.round(contacts.length * Math.min(1, here.interest(week)) * (0.3 + 0.7 * random.next())));
    if (users === 0 || !random.chance(0.35 + 0.5 * Math.min(1, here.interest(week)))) continue;
    here.add('portal_usage', { used_on: here.on(week), sessions: users * random.between(1, 6), users });
  }
};

const details = {
  content_opened: ['Price list', 'Battle card', 'Reference story', 'Product news', 'Offer template'],
  event_attended: ['Partner morning', 'Product day', 'Regional meeting', 'Open house'],
  email_opened: ['Newsletter', 'Price change', 'Invitation', 'Year in review'],
  community_post: ['A question on Compass', 'An answer on Anchor', 'A tip for offers'],
  other: ['Asked for a demo licence', 'Ordered printed matter'],
} as const;
const activityKinds = [
  'content_opened',
  'content_opened',
  'email_opened',
  'email_opened',
  'event_attended',
  'community_post',
  'other',
] as const;

/** One engagement that has no record of its own. */
export const plantActivity = (here: Here, day: Day): void => {
  const { random, contacts } = here;
  const kind = random.pick(activityKinds);
  here.add('activity', {
    kind,
    happened_on: here.on(day),
    contact_id: contacts.length > 0 && random.chance(0.8) ? random.pick(contacts).id : null,
    detail: random.pick<string>(details[kind]),
    quantity: 1,
  });
};

/** Training, certificates, portal use and other engagement. */
export const plantEnablement = (here: Here): void => {
  plantTraining(here);
  plantCertificates(here);
  plantPortal(here);
  for (const day of happenings(here, 4, here.interest)) plantActivity(here, day);
};
