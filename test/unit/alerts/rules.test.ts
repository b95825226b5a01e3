import { describe, expect, test } from 'vitest';
import type { Alert } from '#shared/alerts/alert.ts';
import { createEvaluator } from '#shared/alerts/evaluate.ts';
import type { PartnerFacts } from '#shared/alerts/facts.ts';
import type { NetworkFacts } from '#shared/alerts/network-facts.ts';
import type { AlertRuleId } from '#shared/alerts/rule-ids.ts';
import { alertRuleIds } from '#shared/alerts/rule-ids.ts';
import { alertRules, ruleOf } from '#shared/alerts/rules.ts';
import { alertSentence } from '#shared/alerts/words.ts';
import { addDays } from '#shared/domain/dates.ts';
import { alertTexts } from '#shared/text/en/alerts.ts';
import { factsAsOf, makeFacts, makeNetwork, weeks } from '#test/support/partner-facts.ts';

const of = (rule: AlertRuleId, more: Partial<PartnerFacts>, asOf = factsAsOf): Alert[] => ruleOf(rule).evaluate(makeFacts(more), {}, asOf);
const ofNetwork = (rule: AlertRuleId, more: Partial<NetworkFacts>): Alert[] =>
  ruleOf(rule).evaluateNetwork(makeNetwork(more), {}, factsAsOf);
const ago = (days: number): string => addDays(factsAsOf, -days);
const ahead = (days: number): string => addDays(factsAsOf, days);

const milestone = (id: string, step: string, dueOn: string | null, doneOn: string | null) => ({
  id,
  name: step,
  step,
  side: 'partner' as const,
  dueOn,
  isDone: doneOn !== null,
  doneOn,
  followUps: 0,
});
const planTarget = (more: Partial<PartnerFacts['planTargets'][number]>) => ({
  id: 'g1',
  planId: 'n1',
  title: 'New business',
  unit: 'money' as const,
  currency: 'USD',
  from: '2017-01-01',
  to: '2017-12-31',
  target: 1000,
  expected: 1000,
  actual: 800,
  toDate: 0.8,
  short: 200,
  ...more,
});
const certificate = (more: Partial<PartnerFacts['certificates'][number]>) => ({
  id: 'c1',
  definition: 'Technical foundation',
  contactId: null,
  state: 'certified' as const,
  startedOn: null,
  lastProgressOn: null,
  expiresOn: null,
  isRequired: true,
  ...more,
});
const qbr = (more: Partial<PartnerFacts['qbrs'][number]>) => ({
  id: 'q1',
  quarter: '2017-Q4',
  from: '2017-10-01',
  to: '2017-12-31',
  state: 'due' as const,
  scheduledOn: null,
  heldOn: null,
  readyOn: null,
  hasOutcome: false,
  ...more,
});
const report = (id: string, from: string, to: string, amount: number | null, more: object = {}) => ({
  id,
  from,
  to,
  dueOn: null,
  receivedOn: to,
  amount,
  ...more,
});
const onboarding = (milestones: ReturnType<typeof milestone>[], more: object = {}) => ({
  id: 'o1',
  startedOn: ago(50),
  windowEndsOn: ahead(40),
  isCompleted: false,
  milestones,
  ...more,
});
const inactive = { isActive: false, segment: 'ACTIVATION_FOCUS', coverage: 'SELF_SERVICE', lastCommercialOn: null, revenue: 0 } as const;

/** For each rule of one partner: a case that fires with the subject expected, and the same case changed so that it must not. */
const cases: Array<[rule: AlertRuleId, fires: Partial<PartnerFacts>, subject: string, silent: Partial<PartnerFacts>]> = [
  [
    'A01',
    { ...inactive, onboarding: onboarding([milestone('m1', 'kickoff', ago(3), null)]) },
    'm1',
    { ...inactive, onboarding: onboarding([milestone('m1', 'kickoff', ahead(3), null), milestone('m0', 'profile', ago(10), ago(5))]) },
  ],
  [
    'A02',
    { onboarding: onboarding([milestone('m1', 'first_registration', null, null)], { windowEndsOn: ahead(29) }) },
    'o1',
    { onboarding: onboarding([milestone('m1', 'first_registration', null, null)], { windowEndsOn: ahead(31) }) },
  ],
  ['A03', { lastCommercialOn: ago(90) }, ago(90), { lastCommercialOn: ago(89) }],
  ['A04', { lastTrainedOn: ago(60) }, ago(60), { lastTrainedOn: ago(59) }],
  ['A05', { registrations: weeks(8, 0, 1) }, '', { registrations: weeks(8, 1, 1) }],
  [
    'A06',
    { openDeals: [{ id: 'd1', title: 'Big', stage: 'ENGAGING', amount: 300, movedOn: ago(45) }] },
    '',
    { openDeals: [{ id: 'd1', title: 'Big', stage: 'ENGAGING', amount: 300, movedOn: ago(44) }] },
  ],
  [
    'A07',
    { mdf: [{ id: 'f1', program: 'FY17', from: '2017-07-01', to: '2018-06-30', allocated: 1000, used: 100 }] },
    'f1',
    { mdf: [{ id: 'f1', program: 'FY17', from: '2017-07-01', to: '2018-06-30', allocated: 1000, used: 450 }] },
  ],
  [
    'A08',
    { certificates: [certificate({ state: 'in_progress', startedOn: ago(90), lastProgressOn: ago(30) })] },
    'c1',
    { certificates: [certificate({ state: 'in_progress', startedOn: ago(90), lastProgressOn: ago(29) })] },
  ],
  [
    'A09',
    { certificates: [certificate({ expiresOn: ahead(60) })] },
    'c1',
    { certificates: [certificate({ expiresOn: ahead(20) }), certificate({ id: 'c2', expiresOn: ahead(400) })] },
  ],
  ['A10', { adoptions: weeks(8, 0, 1) }, '', { adoptions: weeks(8, 1, 1) }],
  ['A11', { portal: weeks(4, 1, 3) }, '', { portal: weeks(4, 2, 3) }],
  ['A12', { qbrs: [qbr({})] }, '2017-Q4', { qbrs: [qbr({ state: 'closed' })] }],
  [
    'A13',
    { promised: [{ id: 'k1', entity: 'commitment', planId: null, title: 'Train two', side: 'vendor', owner: null, dueOn: ago(1) }] },
    'k1',
    { promised: [{ id: 'k1', entity: 'commitment', planId: null, title: 'Train two', side: 'vendor', owner: null, dueOn: factsAsOf }] },
  ],
  [
    'A14',
    { planTargets: [planTarget({ actual: 849, toDate: 0.849, short: 151 })] },
    'g1',
    { planTargets: [planTarget({ actual: 850, toDate: 0.85, short: 150 })] },
  ],
  [
    'A15',
    { documents: [{ id: 'x1', requirement: 'Anti-bribery', state: 'valid', validTo: ahead(60) }] },
    'x1',
    { documents: [{ id: 'x1', requirement: 'Anti-bribery', state: 'valid', validTo: ahead(61) }] },
  ],
  ['A16', { registrations: weeks(6, 0, 1), portal: weeks(6, 0, 5) }, '', { registrations: weeks(6, 0, 1), portal: weeks(6, 5, 5) }],
  [
    'A21',
    { waiting: [{ entity: 'mdf_claim', id: 'w1', title: 'Fair', since: ago(24), amount: 5000 }] },
    'mdf_claim:w1',
    { waiting: [{ entity: 'mdf_claim', id: 'w1', title: 'Fair', since: ago(23), amount: 5000 }] },
  ],
  ['A22', { conflicts: [{ id: 'z1', dealId: 'd1', kind: 'duplicate', detectedOn: ago(1), amount: 900 }] }, 'z1', { conflicts: [] }],
  [
    'A23',
    { renewals: [{ id: 'r1', customer: 'Globex', dueOn: ahead(90), amount: 1200, hasPlan: false, isNegotiated: false }] },
    'r1',
    { renewals: [{ id: 'r1', customer: 'Globex', dueOn: ahead(90), amount: 1200, hasPlan: true, isNegotiated: false }] },
  ],
  [
    'A24',
    { reports: [report('s1', '2017-12-01', '2017-12-31', null, { receivedOn: null, dueOn: ago(1) })] },
    's1',
    { reports: [report('s1', '2017-12-01', '2017-12-31', null, { receivedOn: null, dueOn: ahead(1) })] },
  ],
  [
    'A25',
    { leads: [{ id: 'l1', customer: 'Initech', submittedOn: ago(4), isUnanswered: true, fee: null, feeDueOn: null }] },
    'l1',
    { leads: [{ id: 'l1', customer: 'Initech', submittedOn: ago(3), isUnanswered: true, fee: null, feeDueOn: null }] },
  ],
  [
    'A28',
    { lastTouch: { entity: 'interaction', id: 't1', kind: 'call', heldOn: ago(31), summary: 'x' } },
    't1',
    { lastTouch: { entity: 'interaction', id: 't1', kind: 'call', heldOn: ago(30), summary: 'x' } },
  ],
  [
    'A32',
    {
      nextTier: {
        tier: 'Platinum',
        requirements: [
          { key: 'certificates', have: 3, need: 4 },
          { key: 'revenue', have: 9, need: 9 },
        ],
      },
    },
    'Platinum:certificates',
    {
      nextTier: {
        tier: 'Platinum',
        requirements: [
          { key: 'certificates', have: 3, need: 4 },
          { key: 'revenue', have: 8, need: 9 },
        ],
      },
    },
  ],
];

/** The same for the rules of the network. */
const networkCases: Array<[rule: AlertRuleId, fires: Partial<NetworkFacts>, subject: string, silent: Partial<NetworkFacts>]> = [
  ['A07', { mdfAllocated: 100_000, mdfUsed: 70_000 }, '', { mdfAllocated: 100_000, mdfUsed: 70_001 }],
  ['A17', { recruited: 40, lost: 32 }, '', { recruited: 40, lost: 31 }],
  [
    'A18',
    { now: { asOf: factsAsOf, enrolled: 300, active: 240, topTenShare: null, topTenthShare: null } },
    'dark',
    { now: { asOf: factsAsOf, enrolled: 300, active: 241, topTenShare: null, topTenthShare: null } },
  ],
  [
    'A19',
    { now: { asOf: factsAsOf, enrolled: 100, active: 90, topTenShare: 0.61, topTenthShare: null } },
    'topTen',
    { now: { asOf: factsAsOf, enrolled: 100, active: 90, topTenShare: 0.6, topTenthShare: null } },
  ],
  [
    'A20',
    { investments: [{ segment: 'STRATEGIC', spendShare: 0.1, revenueShare: 0.5, camShare: null }] },
    'STRATEGIC',
    { investments: [{ segment: 'STRATEGIC', spendShare: 0.4, revenueShare: 0.5, camShare: null }] },
  ],
  ['A22', { conflictsNow: 9, conflictsBefore: 5 }, '', { conflictsNow: 7, conflictsBefore: 5 }],
  [
    'A26',
    { gaps: [{ id: 'g1', cell: 'Norway, health', importance: 'high', openSince: ago(91) }] },
    'g1',
    { gaps: [{ id: 'g1', cell: 'Norway, health', importance: 'high', openSince: ago(90) }] },
  ],
  ['A27', { overlaps: [{ partnerId: 'p9', partner: 'New', cell: 'Oslo', enrolledOn: ago(5) }] }, 'Oslo', { overlaps: [] }],
  [
    'A29',
    { forecast: { quarter: '2017-Q3', forecast: 1_100_001, actual: 1_000_000 } },
    '2017-Q3',
    { forecast: { quarter: '2017-Q3', forecast: 1_100_000, actual: 1_000_000 } },
  ],
  ['A30', { isManual: true }, '', { isManual: false }],
  [
    'A31',
    { handovers: [{ id: 'h1', partnerId: 'p1', partner: 'Acme', from: 'A', to: 'B', startedOn: ago(7), openItems: 3 }] },
    'h1',
    { handovers: [{ id: 'h1', partnerId: 'p1', partner: 'Acme', from: 'A', to: 'B', startedOn: ago(6), openItems: 3 }] },
  ],
];

describe.each(cases)('%s', (rule, fires, subject, silent) => {
  test('fires on its evidence, and says so in a whole sentence', () => {
    const [alert, ...others] = of(rule, fires);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ rule, partnerId: 'p1', subject, id: `${rule}:p1:${subject}` });
    if (!alert) return;
    expect(alertSentence('say', alert.text)).not.toMatch(/\{\{|^a\d\d/);
    expect(alert.evidence.length).toBeGreaterThan(0);
    expect(alert.cost.minor === null).toBe(alert.cost.reason !== null);
  });
  test('says nothing one step before', () => expect(of(rule, silent)).toEqual([]));
  test('says nothing of a partner that is not enrolled, or whose type is not watched for it', () => {
    expect(of(rule, { ...fires, isEnrolled: false })).toEqual([]);
    expect(of(rule, { ...fires, watchedFor: [] })).toEqual([]);
  });
});

describe.each(networkCases)('%s of the network', (rule, fires, subject, silent) => {
  test('fires on its evidence, and says so in a whole sentence', () => {
    const [alert, ...others] = ofNetwork(rule, fires);
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ rule, subject });
    if (alert) expect(alertSentence('say', alert.text)).not.toMatch(/\{\{|^a\d\d/);
  });
  test('says nothing one step before', () => expect(ofNetwork(rule, silent)).toEqual([]));
});

test('every rule of the field is here, has a case above and a name', () => {
  expect(alertRules.map(({ id }) => id)).toEqual([...alertRuleIds]);
  const tested = new Set([...cases, ...networkCases].map(([rule]) => rule));
  expect(alertRuleIds.filter((id) => !tested.has(id))).toEqual([]);
  expect(Object.keys(alertTexts.name)).toEqual([...alertRuleIds]);
});

test('every default lies within its own bounds and in order', () => {
  for (const { thresholds, order } of alertRules) {
    for (const { value, min, max } of Object.values(thresholds)) expect(value >= min && value <= max).toBe(true);
    for (const [low, high] of order) expect(thresholds[low]?.value ?? 1).toBeLessThanOrEqual(thresholds[high]?.value ?? 0);
  }
});

test('A24: a drop is told apart from a late report, by the day', () => {
  const months = [
    report('a', '2017-09-01', '2017-09-30', 30_000),
    report('b', '2017-10-01', '2017-10-31', 31_000),
    report('c', '2017-11-01', '2017-11-30', 15_000),
  ];
  const [alert] = of('A24', { reports: months });
  expect(alert).toMatchObject({
    subject: 'drop:c',
    cost: { minor: 15_000, of: 'sellThrough' },
    text: { params: { drop: { share: 0.5 } } },
  });
});

test('A12: one alert a quarter asks for what comes next', () => {
  const asks = (more: Parameters<typeof qbr>[0]) =>
    of('A12', { qbrs: [qbr(more)] }).map(({ action, level, id }) => [action.key, level, id]);
  expect(asks({})).toEqual([['plan_qbr', 0, 'A12:p1:2017-Q4']]);
  expect(asks({ state: 'scheduled', scheduledOn: ahead(10) })).toEqual([['prepare_qbr', 1, 'A12:p1:2017-Q4']]);
  expect(asks({ state: 'held', heldOn: ago(7) })).toEqual([['record_outcome', 1, 'A12:p1:2017-Q4']]);
  expect(asks({ from: '2017-07-01', to: '2017-09-30', quarter: '2017-Q3' })).toEqual([['plan_qbr', 2, 'A12:p1:2017-Q3']]);
});

test('A20: CAM time on partners that are not active', () => {
  const [alert] = ofNetwork('A20', { investments: [{ segment: 'ACTIVATION_FOCUS', spendShare: 0.1, revenueShare: 0.1, camShare: 0.31 }] });
  expect(alert?.text.key).toBe('a20Cam');
});

test('the network and its partners are looked at apart', () => {
  const evaluator = createEvaluator([], factsAsOf);
  expect(evaluator.partner(makeFacts())).toEqual([]);
  expect(evaluator.network(makeNetwork())).toEqual([]);
});

test.each([
  ['A09', { certificates: [certificate({ expiresOn: factsAsOf })] }, 'The certificate Technical foundation lapses today.'],
  ['A09', { certificates: [certificate({ expiresOn: ago(1) })] }, 'The certificate Technical foundation lapsed 1 day ago.'],
  [
    'A15',
    { documents: [{ id: 'x1', requirement: 'Anti-bribery', state: 'valid', validTo: factsAsOf }] },
    'The compliance document Anti-bribery lapses today.',
  ],
  [
    'A15',
    { documents: [{ id: 'x1', requirement: 'Anti-bribery', state: 'rejected', validTo: null }] },
    'The compliance document Anti-bribery is missing or was rejected.',
  ],
] as Array<[AlertRuleId, Partial<PartnerFacts>, string]>)('%s: valid through its last day', (rule, more, sentence) => {
  expect(of(rule, more).map(({ text }) => alertSentence('say', text))).toEqual([sentence]);
});

test('A15: a lapse is high and puts the open pipeline at stake; a long one is critical', () => {
  const lapsed = (days: number) =>
    of('A15', { documents: [{ id: 'x1', requirement: 'Anti-bribery', state: 'valid', validTo: ago(days) }] }).map(({ severity, cost }) => [
      severity,
      cost.minor,
      cost.of,
    ]);
  expect(lapsed(30)).toEqual([['high', 400_000, 'pipeline']]);
  expect(lapsed(31)).toEqual([['critical', 400_000, 'pipeline']]);
});

test('what was replaced by a later one says nothing more', () => {
  const documents = [
    { id: 'old', requirement: 'Anti-bribery', state: 'valid' as const, validTo: ago(5) },
    { id: 'new', requirement: 'Anti-bribery', state: 'valid' as const, validTo: ahead(300) },
  ];
  expect(of('A15', { documents })).toEqual([]);
});
