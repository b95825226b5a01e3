import { daysBetween, type IsoDate } from './dates.ts';

/** What is known of an enrolled partner that is not active. Counts of the last 90 days unless they say otherwise. */
export type ActivationFacts = {
  id: string;
  name: string;
  enrolledOn: IsoDate | null;
  /** Which parts of the program it ever used: portal, training, certificate, MDF, assets, campaign, registration, support. */
  elementsUsed: readonly string[];
  lastEngagedOn: IsoDate | null;
  portalSessions: number;
  certificatesInProgress: number;
  certificatesValid: number;
  /** Onboarding milestones done of all; null without an onboarding. */
  milestones: { done: number; of: number; windowEndsOn: IsoDate } | null;
  lastTouchOn: IsoDate | null;
  wasActive: boolean;
};

/** `key` and `params` are a text of the catalog; `points` is what it adds to the score. */
export type ActivationFactor = { key: string; params: Record<string, string | number>; points: number };
export type ActivationLikelihood = { id: string; name: string; score: number; factors: ActivationFactor[] };

const programElements = 8;
const fading = (on: IsoDate | null, asOf: IsoDate, days: number): number =>
  on === null ? 0 : Math.max(0, 1 - Math.max(0, daysBetween(on, asOf)) / days);

/**
 * How likely an enrolled-inactive partner is to become active, 0 to 100, with the factors that made it: recent engagement 25, program elements used 20, portal use 15,
 * certificates 15, onboarding within its window 15, contact 5, active before 5. A statement of order and not of probability. Source: domain W27, M57, X20.
 */
export const activationLikelihood = (facts: ActivationFacts, asOf: IsoDate): ActivationLikelihood => {
  const factors: ActivationFactor[] = [];
  const add = (key: string, share: number, most: number, params: Record<string, string | number> = {}): void => {
    const points = Math.round(Math.min(1, share) * most);
    if (points > 0) factors.push({ key, params, points });
  };
  const { lastEngagedOn, elementsUsed, portalSessions, milestones, lastTouchOn } = facts;
  if (lastEngagedOn !== null) add('engaged', fading(lastEngagedOn, asOf, 90), 25, { date: lastEngagedOn });
  add('elements', new Set(elementsUsed).size / programElements, 20, { count: new Set(elementsUsed).size, of: programElements });
  add('portal', portalSessions / 12, 15, { count: portalSessions });
  if (facts.certificatesInProgress > 0) add('certificateBegun', 1, 10, { count: facts.certificatesInProgress });
  if (facts.certificatesValid > 0) add('certificateHeld', 1, facts.certificatesInProgress > 0 ? 5 : 10, { count: facts.certificatesValid });
  if (milestones && milestones.of > 0) {
    const isOpen = asOf < milestones.windowEndsOn;
    add(isOpen ? 'inWindow' : 'windowOver', ((milestones.done + (isOpen ? 1 : 0)) / (milestones.of + 1)) * (isOpen ? 1 : 0.5), 15, {
      done: milestones.done,
      of: milestones.of,
      date: milestones.windowEndsOn,
    });
  }
  if (lastTouchOn !== null) add('contact', fading(lastTouchOn, asOf, 60), 5, { date: lastTouchOn });
  if (facts.wasActive) add('wasActive', 1, 5);
  factors.sort((a, b) => b.points - a.points || a.key.localeCompare(b.key));
  return { id: facts.id, name: facts.name, score: factors.reduce((sum, { points }) => sum + points, 0), factors };
};

/** The inactive queue: most likely first, never by name or size; equals by identity, so that the order does not depend on how they came. */
export const activationQueue = (partners: readonly ActivationFacts[], asOf: IsoDate): ActivationLikelihood[] =>
  partners.map((facts) => activationLikelihood(facts, asOf)).toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
