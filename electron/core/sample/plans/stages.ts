import type { Here } from '../here.ts';

/**
 * How far a plan of the sample has come, and how near its aims it is (1: where the calendar asks it to be).
 * - `revised`: both sides signed a second version; `amended`: the second version is being talked about
 * - `late`: whose milestone is overdue
 */
export type PlanCourse = {
  stage: 'draft' | 'in_review' | 'shared' | 'active' | 'amended' | 'revised' | 'closed';
  aim: number;
  grade?: 'strategic';
  calendar?: 'partner';
  late?: ReadonlyArray<'vendor' | 'partner'>;
  twoCurrencies?: true;
  season?: readonly number[];
};

const told: Readonly<Record<string, PlanCourse>> = {
  'Harbourlight Solutions': { stage: 'active', aim: 1.04, season: [22, 24, 24, 30] },
  'Ironwillow Integration': { stage: 'active', aim: 0.58, late: ['vendor', 'partner'] },
  'Starboard Cloud Alliance': { stage: 'revised', aim: 1.02, grade: 'strategic', late: ['vendor'] },
  'Lanternfish Distribution': { stage: 'active', aim: 1.06, calendar: 'partner' },
  'Quietstream Managed Services': { stage: 'active', aim: 1.1, twoCurrencies: true },
  'Meridian Pact': { stage: 'amended', aim: 1.05 },
  'Paperlark Software': { stage: 'active', aim: 0.92 },
  'Goodturn Referrals': { stage: 'active', aim: 1 },
  'Copperleaf Care': { stage: 'active', aim: 1.03 },
  'Grindstone & Vale': { stage: 'shared', aim: 1 },
  'Bluebell Computing': { stage: 'in_review', aim: 1 },
  'Tinderbox Analytics': { stage: 'draft', aim: 1 },
};

const usualAim = { growing: 1.06, steady: 1, new: 1, falling: 0.86, ended: 0.4, none: 0.4 } as const;

/** The plan of this year; null where nobody has begun one. */
export const planCourseOf = ({ story, quota, random, enrolled }: Here): PlanCourse | null => {
  const own = told[story.name];
  if (own) return own;
  const asked = quota.plans ?? 0;
  if (asked === 0) return null;
  const aim = usualAim[story.course] * (0.93 + 0.14 * random.next());
  if (story.status === 'terminated') return { stage: 'closed', aim };
  if (enrolled === null || story.course === 'none' || story.course === 'ended') return { stage: 'draft', aim };
  const draw = random.next();
  if (draw < 0.06) return { stage: 'shared', aim };
  if (draw < 0.1) return { stage: 'in_review', aim };
  if (draw < 0.16) return { stage: 'amended', aim };
  return { stage: 'active', aim, ...(random.chance(0.06) ? { late: [random.pick(['vendor', 'partner'] as const)] } : {}) };
};
