import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Value } from '#shared/documents/model.ts';
import { packageToWorkbook } from '#shared/qbr/workbook.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

let app: TestApp;
beforeEach(async () => {
  app = await makeApp({ today: '2026-06-30' });
});
afterEach(() => app.close());

const usd = (major: number) => ({ minor: major * 100, currency: 'USD' });
const partnerOf = async (type: string, name = 'Acme'): Promise<string> => {
  const id = await addPartner(app.api, name, []);
  await app.api('partners.update', { ids: [id], changes: { type, enrolledOn: '2024-01-01' } });
  return id;
};
const keep = async (kind: string, partnerId: string, values: Record<string, unknown>): Promise<string> =>
  (await app.api('entries.save', { kind: kind as 'renewal', partnerId, values: values as Record<string, string> })).id;
const packageOf = async (partnerId: string, quarter = '2026-Q2', asOf?: string) => {
  const { id } = await app.api('qbrs.create', { partnerId, quarter });
  return (await app.api('qbrs.get', { id, ...(asOf ? { asOf } : {}) })).package;
};
type Built = Awaited<ReturnType<typeof packageOf>>;
const plain = (value: Value | undefined): unknown => {
  if (value === undefined || value.kind === 'missing') return null;
  if (value.kind === 'money') return value.minor;
  if (value.kind === 'integer' || value.kind === 'decimal') return value.value;
  if (value.kind === 'percent') return value.fraction;
  return value.kind === 'date' ? value.date : value.text;
};
const rowsOf = (built: Built, source: string): unknown[][] => (built.records[source]?.rows ?? []).map(({ cells }) => cells.map(plain));
const nowOf = (built: Built, id: string): number | null | undefined => built.metrics.find((metric) => metric.id === id)?.now.value;
const textOf = (built: Built, key: string): string => JSON.stringify(built.sections.find((section) => section.key === key)?.blocks);

test('a distributor is reviewed by what was sold on, by product and by reseller, and the products come to the sell-through', async () => {
  const distributor = await partnerOf('DISTRIBUTOR', 'Wholesale');
  const reseller = await addPartner(app.api, 'Shop', [{ stage: 'WON', submittedOn: '2026-06-01', closedOn: '2026-06-10', amount: 5000 }]);
  await app.api('partners.update', { ids: [reseller], changes: { type: 'RESELLER_VAR', enrolledOn: '2025-01-01' } });
  await keep('hierarchy_link', distributor, { child: reseller, relation: 'distributor_reseller', fromOn: '2025-01-01' });
  const report = async (fromOn: string, toOn: string, receivedOn: string, amount: number) => {
    const id = await keep('sell_through_report', distributor, { fromOn, toOn, dueOn: toOn, receivedOn });
    await keep('sell_through_line', distributor, { report: id, reseller, quantity: 3, amount: usd(amount) });
    await keep('sell_through_line', distributor, { report: id, resellerName: 'Somebody', quantity: 1, amount: usd(100) });
  };
  await report('2026-04-01', '2026-04-30', '2026-04-30', 1000);
  await report('2026-05-01', '2026-05-31', '2026-06-20', 2000);
  await report('2026-01-01', '2026-03-31', '2026-03-31', 500);
  const built = await packageOf(distributor);
  expect(built.sections.map(({ key }) => key).slice(3, 6)).toEqual(['scorecard', 'sellThrough', 'pipeline']);
  expect(nowOf(built, 'K77.sellThrough')).toBe(320_000);
  expect(rowsOf(built, 'sellThrough').at(-1)).toEqual(['In all', 8, 320_000, 60_000, null]);
  expect(rowsOf(built, 'downstream')).toEqual([['Shop', 'Active', '2026-06-01', 300_000]]);
  expect(nowOf(built, 'K77.resellers')).toBe(1);
  expect(nowOf(built, 'K77.timeliness')).toBe(0.5);
  // the report of May was not in yet
  const earlier = await packageOf(distributor, '2026-Q2', '2026-06-15');
  expect(nowOf(earlier, 'K77.sellThrough')).toBe(110_000);
  expect(rowsOf(earlier, 'sellThrough').at(-1)?.[2]).toBe(110_000);
});

test('an MSP is reviewed by seats and renewals, and a contract that was settled later was open on the as-of date', async () => {
  const msp = await partnerOf('MSP');
  const service = await keep('managed_service', msp, {
    customer: 'Kanal',
    seats: 40,
    monthlyValue: usd(800),
    startsOn: '2025-01-01',
    state: 'active',
  });
  await keep('seat_count', msp, { service, countedOn: '2026-05-31', seats: 55 });
  await keep('renewal', msp, { customer: 'Kanal', dueOn: '2026-04-30', amount: usd(9600), state: 'renewed', closedOn: '2026-04-20' });
  await keep('renewal', msp, { customer: 'Mole', dueOn: '2026-05-31', amount: usd(1200), state: 'renewed', closedOn: '2026-06-25' });
  await keep('renewal', msp, { customer: 'Later', dueOn: '2027-01-31', state: 'due' });
  const built = await packageOf(msp);
  expect([nowOf(built, 'K78.seats'), nowOf(built, 'K78.monthlyValue'), nowOf(built, 'K78.renewalRate')]).toEqual([55, 80_000, 1]);
  expect(built.metrics.find(({ id }) => id === 'K78.seats')?.trend.map(({ value }) => value)).toEqual([0, 0, 40, 40, 40, 40, 40, 55]);
  expect(rowsOf(built, 'renewals')).toEqual([
    ['Kanal', '2026-04-30', 960_000, 'Renewed', '2026-04-20'],
    ['Mole', '2026-05-31', 120_000, 'Renewed', '2026-06-25'],
  ]);
  const earlier = await packageOf(msp, '2026-Q2', '2026-06-15');
  expect(rowsOf(earlier, 'renewals')[1]).toEqual(['Mole', '2026-05-31', 120_000, 'Overdue', '']);
  expect(nowOf(earlier, 'K78.renewalRate')).toBe(0.5);
});

test('an alliance is reviewed by its joint pipeline and what both promised', async () => {
  const alliance = await partnerOf('STRATEGIC_ALLIANCE');
  const solution = await keep('joint_solution', alliance, { name: 'Harbour', state: 'building' });
  await keep('joint_opportunity', alliance, { solution, customer: 'Port', openedOn: '2026-05-01', amount: usd(700), state: 'open' });
  await keep('joint_opportunity', alliance, {
    customer: 'Dock',
    openedOn: '2026-03-01',
    amount: usd(900),
    state: 'won',
    closedOn: '2026-06-25',
  });
  await keep('joint_milestone', alliance, { solution, title: 'Demo', side: 'vendor', dueOn: '2026-05-10', doneOn: '2026-05-09' });
  await keep('joint_milestone', alliance, { solution, title: 'Launch', side: 'partner', dueOn: '2026-06-10' });
  await app.api('commitments.save', { partnerId: alliance, side: 'vendor', description: 'Lab', madeOn: '2026-04-01', dueOn: '2026-05-01' });
  const built = await packageOf(alliance);
  expect([nowOf(built, 'K82.jointPipeline'), nowOf(built, 'K82.milestonesOnTime'), nowOf(built, 'K82.commitments')]).toEqual([
    70_000, 0.5, 0,
  ]);
  expect(rowsOf(built, 'jointOpportunities')).toEqual([
    ['Port', 'Harbour', '2026-05-01', 70_000, 'Open'],
    ['Dock', '', '2026-03-01', 90_000, 'Won'],
  ]);
  expect(rowsOf(built, 'jointMilestones').map((row) => [row[0], row[2], row[5]])).toEqual([
    ['Demo', 'Ours', 'Done in time'],
    ['Launch', 'Acme', 'Overdue'],
  ]);
  const { sheets } = packageToWorkbook(built, { language: 'en', createdAt: '2026-07-01T08:00:00.000Z', audience: 'internal' });
  expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['Targets', 'Joint opportunities', 'Joint milestones']));
});

test('a software partner lists its listings, an agent its leads', async () => {
  const isv = await partnerOf('ISV', 'Soft');
  const listing = await keep('listing', isv, { title: 'Connector', state: 'published', publishedOn: '2025-05-01' });
  for (const adoptedOn of ['2026-04-02', '2026-05-02', '2026-01-02'])
    await keep('listing_adoption', isv, { listing, adopter: `Customer ${adoptedOn}`, adoptedOn });
  const soft = await packageOf(isv);
  expect(rowsOf(soft, 'listings')).toEqual([['Connector', 'Published', '2025-05-01', 2, 1, 3]]);
  expect(nowOf(soft, 'K80.adoptions')).toBe(2);
  const agent = await partnerOf('REFERRAL_AGENT', 'Agent');
  await keep('lead', agent, {
    customer: 'Bakery',
    submittedOn: '2026-05-01',
    firstFollowUpOn: '2026-05-03',
    state: 'won',
    closedOn: '2026-06-25',
    fee: usd(50),
    feeDueOn: '2026-07-25',
  });
  const referred = await packageOf(agent);
  expect(rowsOf(referred, 'leads')).toEqual([['Bakery', '2026-05-01', '2026-05-03', 'Won', 5000, '2026-07-25', '']]);
  const earlier = await packageOf(agent, '2026-Q2', '2026-05-02');
  expect(rowsOf(earlier, 'leads')[0]?.slice(0, 4)).toEqual(['Bakery', '2026-05-01', '', 'Open']);
});

test('the scorecard of the type stands against its targets, and a quarter that has not begun has no figure', async () => {
  const msp = await partnerOf('MSP');
  await keep('managed_service', msp, { customer: 'Kanal', seats: 40, startsOn: '2025-01-01', state: 'active' });
  const built = await packageOf(msp);
  const seats = built.scorecard?.lines.find(({ metric }) => metric === 'K78.seats');
  expect(seats).toMatchObject({ actual: { value: 40 }, target: { value: 42 }, rating: 'at_risk' });
  expect(textOf(built, 'scorecard')).toContain('Managed seats');
  const next = await packageOf(msp, '2026-Q3');
  expect(next.metrics.map(({ now }) => now.value)).toEqual([null, null, null, null]);
  expect(textOf(next, 'services')).toContain('The period has not begun yet.');
});

test('a type section without a record says what is missing and where it comes from', async () => {
  const built = await packageOf(await partnerOf('DISTRIBUTOR'));
  expect(textOf(built, 'sellThrough')).toContain('No reseller below this partner is recorded.');
  expect(textOf(built, 'sellThrough')).toContain('Reports are entered or imported under Distribution');
  expect(nowOf(built, 'K77.sellThrough')).toBeNull();
});

test('a block says plainly that its figure is no longer defined, and the others stand', async () => {
  const msp = await partnerOf('MSP');
  const { id } = await app.api('qbrs.create', { partnerId: msp, quarter: '2026-Q2' });
  await app.api('qbrBlocks.save', { id, section: 'services', block: 'services.figures', metrics: ['K78.seats', 'K99.gone'] });
  const { package: built } = await app.api('qbrs.get', { id });
  expect(nowOf(built, 'K78.seats')).toBe(0);
  expect(textOf(built, 'services')).toContain('The figure K99.gone is no longer defined');
});
