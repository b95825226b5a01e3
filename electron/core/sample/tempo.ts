import { type Day, historyDays, type SampleCalendar } from './calendar.ts';
import { createRandom } from './random.ts';
import type { Course, Story } from './story.ts';
import { enrolledAt } from './story.ts';

/** How busy a partner was on a day, against its usual: its course, the season, and weeks that go well or do not. 0: nothing happened. */
export type Tempo = (day: Day) => number;

const courses: Record<Course, (age: number) => number> = {
  steady: () => 1,
  growing: (age) => 1.35 - 0.8 * age,
  falling: (age) => (age > 0.4 ? 1.1 : 0.35 + age),
  ended: () => 1,
  new: (age) => 1.2 - age,
  none: () => 0,
};

/** A new partner needs some time before its first deal. */
const startUp = 45;
export const silentSince = 91;
export const fadedSince = 150;

/** Whether business is possible at all on a day. */
const isOpen = (story: Story, day: Day): boolean => {
  const enrolled = enrolledAt(story);
  if (enrolled === null || day > enrolled - Math.min(startUp, enrolled / 4)) return false;
  if (story.course === 'ended') return day > (story.endedAt ?? 310);
  return story.tale !== 'silent' || day > silentSince;
};

/** The tempo of commercial events. `seed`: of the partner, for its good and bad weeks. */
export const businessTempo = (story: Story, calendar: SampleCalendar, seed: number): Tempo => {
  const random = createRandom(seed);
  const weeks = Array.from({ length: Math.ceil(historyDays / 7) + 1 }, () => 0.55 + 0.9 * random.next());
  return (day) => {
    if (!isOpen(story, day)) return 0;
    const faded = story.tale === 'fading' && day <= fadedSince ? 0.2 : 1;
    const usual = story.tale === 'fading' ? 1 : courses[story.course](day / historyDays);
    return faded * Math.max(0, usual) * calendar.season(day) * (weeks[Math.floor(day / 7)] ?? 1);
  };
};

/** The tempo of what people of the partner do without selling: interest runs some weeks ahead of business, and does not end at once. */
export const interestTempo = (story: Story, business: Tempo): Tempo => {
  const enrolled = enrolledAt(story);
  return (day) => {
    if (enrolled === null || day > enrolled) return 0;
    // just after enrolment everybody looks around
    const fresh = Math.max(0, 1 - (enrolled - day) / 75);
    return Math.min(1.6, 0.06 + 0.7 * fresh + 0.75 * business(Math.max(0, day - 30)) + 0.2 * business(day));
  };
};
