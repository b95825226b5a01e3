import { describe, expect, test } from 'vitest';
import { createEvaluator } from '#shared/alerts/evaluate.ts';
import { ruleOf } from '#shared/alerts/rules.ts';
import { alertSentence } from '#shared/alerts/words.ts';
import { activationQueue } from '#shared/domain/activation-likelihood.ts';
import { addDays } from '#shared/domain/dates.ts';
import { onboardingWindow } from '#shared/domain/onboarding-window.ts';
import { factsAsOf, makeFacts, makeNetwork, weeks } from '#test/support/partner-facts.ts';

/** The worked examples of domain.md, section 7, that concern alerts, by their ids. */

test('X02: enrolment grew and activity did not: A18 twice, and A19 for a top-10 share of 68 %', () => {
  const found = createEvaluator([], factsAsOf).network(
    makeNetwork({
      now: { asOf: factsAsOf, enrolled: 310, active: 65, topTenShare: 0.68, topTenthShare: null },
      previous: { asOf: '2016-12-31', enrolled: 280, active: 65, topTenShare: null, topTenthShare: null },
    }),
  );
  expect(found.map(({ rule, subject }) => `${rule} ${subject}`)).toEqual(['A18 dark', 'A18 growth', 'A19 topTen']);
  expect(found[0]?.text.params['dark']).toEqual({ share: 245 / 310 });
  expect(found[1] && alertSentence('say', found[1].text)).toBe(
    'Enrolment grew, activity did not: 30 more partners enrolled, change of the active ones 0.',
  );
  // enrolled never stands alone
  for (const { evidence } of found.slice(0, 2))
    expect(evidence.map(({ label }) => label)).toEqual(expect.arrayContaining(['enrolled', 'active']));
});

test('X03: 40 recruited and 35 lost is running in place, net 5, replacement 87.5 %', () => {
  const [alert] = ruleOf('A17').evaluateNetwork(makeNetwork({ recruited: 40, lost: 35 }), {}, factsAsOf);
  expect(alert).toMatchObject({ text: { key: 'a17' }, action: { key: 'analyse_churn' } });
  expect(alert?.evidence.map(({ value }) => value)).toEqual([40, 35, 5, { share: 0.875 }]);
});

test('X08 and X24: a partner that falls silent is in the list on day 90 and 91, not at year end, and not on day 89', () => {
  const last = '2017-03-01';
  const on = (days: number) => ruleOf('A03').evaluate(makeFacts({ isActive: false, lastCommercialOn: last }), {}, addDays(last, days));
  expect(on(89)).toEqual([]);
  expect(on(90)[0]).toMatchObject({ id: 'A03:p1:2017-03-01', text: { params: { count: 90 } } });
  expect(on(91)[0]).toMatchObject({ id: 'A03:p1:2017-03-01', text: { params: { count: 91 } } });
  expect(on(90)[0]?.level).toBe(on(91)[0]?.level);
});

test('X08: one that never was active counts from its enrolment', () => {
  const [alert] = ruleOf('A03').evaluate(
    makeFacts({ isActive: false, lastCommercialOn: null, firstCommercialOn: null, enrolledOn: addDays(factsAsOf, -91) }),
    {},
    factsAsOf,
  );
  expect(alert).toMatchObject({ text: { key: 'a03Never', params: { count: 91 } }, action: { key: 'log_barrier' } });
});

test('X09: twenty partners in covered cells raise A27 twenty times and leave A26', () => {
  const found = createEvaluator([], factsAsOf).network(
    makeNetwork({
      overlaps: Array.from({ length: 20 }, (_, at) => ({
        partnerId: `p${at}`,
        partner: `New ${at}`,
        cell: 'Oslo',
        enrolledOn: '2017-12-01',
      })),
      gaps: [{ id: 'g1', cell: 'Bergen', importance: 'high', openSince: '2017-01-01' }],
    }),
  );
  expect(found.filter(({ rule }) => rule === 'A27')).toHaveLength(20);
  expect(new Set(found.map(({ id }) => id)).size).toBe(21);
  expect(found.filter(({ rule }) => rule === 'A26')).toHaveLength(1);
});

describe('X14: certificate on day 30, registration on day 60, campaign on day 95 of a window of 90 days', () => {
  const start = '2017-01-01';
  const day = (count: number) => addDays(start, count);
  const onboarding = (asOf: string) => ({
    id: 'o1',
    startedOn: start,
    windowEndsOn: day(90),
    isCompleted: false,
    milestones: (
      [
        ['first_certification', 30],
        ['first_registration', 60],
        ['first_comarketing', 95],
      ] as const
    ).map(([step, on]) => ({
      id: step,
      name: step,
      step,
      side: 'partner' as const,
      dueOn: null,
      isDone: day(on) <= asOf,
      doneOn: day(on) <= asOf ? day(on) : null,
      followUps: 0,
    })),
  });
  const at = (count: number) => onboardingWindow(onboarding(day(count)), day(count));

  test('is expired on day 90 with two of three', () => {
    expect(at(89)).toMatchObject({ state: 'running', doneInWindow: 2, of: 3 });
    expect(at(90)).toMatchObject({ state: 'expired', doneInWindow: 2, done: 2, of: 3 });
  });
  test('a late campaign closes the milestone and not the window', () => {
    expect(at(95)).toMatchObject({ state: 'expired', doneInWindow: 2, done: 3, open: [] });
  });
  test('A02 comes before day 90', () => {
    const on = (count: number) => ruleOf('A02').evaluate(makeFacts({ onboarding: onboarding(day(count)) }), {}, day(count));
    expect(on(59)).toEqual([]);
    expect(on(60)).toMatchObject([{ severity: 'high', text: { params: { done: 2, of: 3, count: 30 } } }]);
    expect(on(85)).toMatchObject([{ severity: 'critical' }]);
    expect(on(90)).toEqual([]);
  });
});

test.each([
  [49, null],
  [50, 'a30'],
  [150, 'a30'],
  [151, 'a30Beyond'],
])('X17: %i active partners run by hand raise %s', (active, key) => {
  const [alert] = ruleOf('A30').evaluateNetwork(
    makeNetwork({ isManual: true, now: { asOf: factsAsOf, enrolled: 400, active, topTenShare: null, topTenthShare: null } }),
    {},
    factsAsOf,
  );
  expect(alert?.text.key ?? null).toBe(key);
  if (key === 'a30Beyond') expect(alert?.severity).toBe('critical');
});

test('X18: indicators that drop in a week show the days 60 to 90 after it, the same on every later day', () => {
  // three whole weeks without a session, the first of which begins on Monday, 11 December
  const facts = makeFacts({ portal: weeks(3, 0, 5), registrations: weeks(3, 0, 1) });
  const [portal] = ruleOf('A11').evaluate(facts, {}, factsAsOf);
  expect(portal?.window).toEqual({ from: addDays('2017-12-11', 60), to: addDays('2017-12-11', 90) });
  const later = makeFacts({ portal: weeks(4, 0, 5), weeksTo: addDays(factsAsOf, 7) });
  const [next] = ruleOf('A11').evaluate(later, {}, addDays(factsAsOf, 7));
  expect(next).toMatchObject({ id: portal?.id, window: portal?.window });
  const [risk] = ruleOf('A16').evaluate(makeFacts({ portal: weeks(6, 0, 5), registrations: weeks(6, 0, 1) }), {}, factsAsOf);
  expect(risk?.window).toEqual({ from: addDays('2017-11-20', 60), to: addDays('2017-11-20', 90) });
});

test('X20: the inactive queue is ordered by likelihood, with its factors, not by name or size', () => {
  const base = {
    enrolledOn: '2017-06-01',
    elementsUsed: [],
    lastEngagedOn: null,
    portalSessions: 0,
    certificatesInProgress: 0,
    certificatesValid: 0,
    milestones: null,
    lastTouchOn: null,
    wasActive: false,
  };
  const queue = activationQueue(
    [
      { ...base, id: '1', name: 'Aardvark' },
      {
        ...base,
        id: '2',
        name: 'Zebra',
        elementsUsed: ['portal', 'training'],
        lastEngagedOn: '2017-12-20',
        portalSessions: 8,
        certificatesInProgress: 1,
      },
      { ...base, id: '3', name: 'Middle', elementsUsed: ['portal'], lastEngagedOn: '2017-11-01', portalSessions: 1 },
    ],
    factsAsOf,
  );
  expect(queue.map(({ name }) => name)).toEqual(['Zebra', 'Middle', 'Aardvark']);
  expect(queue[0]?.factors.map(({ key }) => key)).toEqual(['engaged', 'certificateBegun', 'portal', 'elements']);
  expect(queue[2]).toMatchObject({ score: 0, factors: [] });
});
