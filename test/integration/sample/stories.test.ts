import { afterAll, beforeAll, expect, test } from 'vitest';
import { commercialSpineSql } from '#core/activity/spine.ts';
import { addDays, daysBetween } from '#shared/domain/dates.ts';
import { genericProfile, shippedProfiles } from '#shared/domain/profiles/shipped.ts';
import { makeSampleStore, type SampleStore } from '#test/support/sample-store.ts';

const today = '2026-11-20';
const ago = (days: number): string => addDays(today, -days);
const commercial = commercialSpineSql(new Map(Object.entries(shippedProfiles)), genericProfile);

let store: SampleStore;
beforeAll(async () => {
  store = await makeSampleStore({ today });
});
afterAll(() => store.close());

const idOf = (name: string): string => store.all<{ id: string }>('SELECT id FROM partner WHERE name = ?', name)[0]?.id ?? '';
/** Sums over the half-open window (after, to] in days before today. */
const registered = (name: string, after: number, to: number): number =>
  store.count(
    'SELECT count(*) AS n FROM deal WHERE partner_id = ? AND submitted_on > ? AND submitted_on <= ?',
    idOf(name),
    ago(after),
    ago(to),
  );
const won = (name: string, after: number, to: number): number =>
  store.count(
    `SELECT coalesce(sum(amount_minor), 0) AS n FROM deal WHERE partner_id = ? AND state = 'won' AND closed_on > ? AND closed_on <= ?`,
    idOf(name),
    ago(after),
    ago(to),
  );

test('a reseller registers less and less, and its revenue falls 80 days later', () => {
  const name = 'Cinderpath Networks';
  // registrations fall 150 days before today, revenue 70 days before today
  expect(registered(name, 150, 70)).toBeLessThan(registered(name, 230, 150) / 2);
  expect(won(name, 150, 70)).toBeGreaterThan(won(name, 230, 150) * 0.7);
  expect(won(name, 66, 0)).toBeLessThan(won(name, 132, 66) / 2);
});

test('an MSP has certificates about to lapse, and a renewal due without a plan', () => {
  const id = idOf('Copperleaf Care');
  const lapsing = store.all<{ expires_on: string }>(
    `SELECT expires_on FROM certificate WHERE partner_id = ? AND state = 'certified' AND expires_on > ? AND expires_on <= ?`,
    id,
    today,
    ago(-60),
  );
  expect(lapsing.length).toBeGreaterThanOrEqual(2);
  expect(
    store.count(
      `SELECT count(*) AS n FROM renewal WHERE partner_id = ? AND state = 'due' AND plan IS NULL AND due_on BETWEEN ? AND ?`,
      id,
      today,
      ago(-60),
    ),
  ).toBeGreaterThan(0);
});

test('a distributor has not sent its newest report, and sent the ones before', () => {
  const reports = store.all<{ due_on: string; received_on: string | null }>(
    'SELECT due_on, received_on FROM sell_through_report WHERE partner_id = ? AND due_on < ? ORDER BY due_on',
    idOf('Pebblecrest Wholesale'),
    today,
  );
  expect(reports.at(-1)?.received_on).toBeNull();
  expect(reports.slice(0, -1).every(({ received_on }) => received_on !== null)).toBe(true);
});

test('a partner stands still on day 70 of its onboarding of 90 days', () => {
  const id = idOf('Fernhollow Digital');
  const [onboarding] = store.all<{ started_on: string; window_ends_on: string; state: string }>(
    'SELECT * FROM onboarding WHERE partner_id = ?',
    id,
  );
  expect(onboarding).toMatchObject({ started_on: ago(70), window_ends_on: ago(-20), state: 'stalled' });
  const milestones = store.all<{ step: string; state: string; done_on: string | null; due_on: string }>(
    'SELECT * FROM onboarding_milestone WHERE partner_id = ? ORDER BY position',
    id,
  );
  expect(milestones.map(({ step, state }) => [step, state])).toEqual([
    ['profile', 'done'],
    ['compliance', 'done'],
    ['kickoff', 'done'],
    ['first_certification', 'stalled'],
    ['first_registration', 'pending'],
    ['first_comarketing', 'pending'],
  ]);
  expect(milestones[3]?.due_on).toBe(ago(40));
  expect(store.count('SELECT count(*) AS n FROM barrier WHERE partner_id = ? AND resolved_on IS NULL', id)).toBe(1);
});

test('the network grows in enrolment and not in activity', () => {
  const enrolled = (day: string): number =>
    store.count(`SELECT count(*) AS n FROM partner WHERE enrolled_on <= ? AND (terminated_on IS NULL OR terminated_on > ?)`, day, day);
  const active = (day: string): number =>
    store.count(
      `SELECT count(DISTINCT s.partner_id) AS n FROM (${commercial}) s JOIN partner p ON p.id = s.partner_id
       WHERE s.on_date > ? AND s.on_date <= ? AND (p.terminated_on IS NULL OR p.terminated_on > ?)`,
      addDays(day, -90),
      day,
      day,
    );
  expect(enrolled(today)).toBeGreaterThan(enrolled(ago(365)) * 1.15);
  expect(active(today)).toBeLessThanOrEqual(active(ago(365)));
  expect(active(today)).toBeGreaterThan(10);
});

test('an ISV has fewer and fewer adoptions', () => {
  const adopted = (after: number, to: number): number =>
    store.count(
      'SELECT count(*) AS n FROM listing_adoption WHERE partner_id = ? AND adopted_on > ? AND adopted_on <= ?',
      idOf('Kettlebrook Apps'),
      ago(after),
      ago(to),
    );
  expect(adopted(450, 90) / 4).toBeGreaterThan(4);
  expect(adopted(90, 0)).toBeLessThan(adopted(450, 90) / 4 / 2);
});

test('a referral agent has a lead without an answer and a fee that is overdue', () => {
  const id = idOf('Goodturn Referrals');
  expect(
    store.count(
      `SELECT count(*) AS n FROM lead WHERE partner_id = ? AND state = 'submitted' AND first_follow_up_on IS NULL AND submitted_on <= ?`,
      id,
      ago(9),
    ),
  ).toBe(1);
  expect(
    store.count(
      `SELECT count(*) AS n FROM lead WHERE partner_id = ? AND state = 'won' AND fee_paid_on IS NULL AND fee_due_on <= ?`,
      id,
      ago(18),
    ),
  ).toBeGreaterThan(0);
});

test('an alliance has a missed meeting of its sponsors, and a commitment of ours is overdue', () => {
  const id = idOf('Starboard Cloud Alliance');
  expect(store.all('SELECT next_contact_on FROM sponsorship WHERE partner_id = ?', id)).toEqual([{ next_contact_on: ago(24) }]);
  expect(
    store.count(
      `SELECT count(*) AS n FROM commitment WHERE partner_id = ? AND side = 'vendor' AND state = 'open' AND due_on = ?`,
      id,
      ago(15),
    ),
  ).toBe(1);
});

test('a partner uses far less of its funds than planned', () => {
  const [year] = store.all<{ id: string; from_on: string; to_on: string; amount_minor: number }>(
    'SELECT * FROM mdf_allocation WHERE partner_id = ? ORDER BY from_on DESC',
    idOf('Bluebell Computing'),
  );
  const elapsed = daysBetween(year?.from_on ?? '', today) / daysBetween(year?.from_on ?? '', year?.to_on ?? '');
  const committed = store.count(
    `SELECT coalesce(sum(amount_minor), 0) AS n FROM mdf_request WHERE allocation_id = ? AND state IN ('approved', 'executed')`,
    year?.id ?? '',
  );
  expect(elapsed).toBeGreaterThan(0.6);
  expect(committed / (year?.amount_minor ?? 1)).toBeLessThan(elapsed / 4);
});

test('one partner has had no commercial event for exactly 91 days', () => {
  const [last] = store.all<{ day: string }>(
    `SELECT max(on_date) AS day FROM (${commercial}) WHERE partner_id = ?`,
    idOf('Mossbridge Schools Supply'),
  );
  expect(last?.day).toBe(ago(91));
});

test('the top tenth of the active partners holds between half and seven tenths of the revenue', () => {
  const rate = `CASE d.currency WHEN 'EUR' THEN 1.085 WHEN 'GBP' THEN 1.27 ELSE 1 END`;
  const sums = store
    .all<{ sum: number }>(
      `SELECT sum(d.amount_minor * ${rate}) AS sum FROM deal d WHERE d.state = 'won' AND d.closed_on > ? GROUP BY d.partner_id ORDER BY 1 DESC`,
      ago(365),
    )
    .map(({ sum }) => sum);
  const active = store.count(`SELECT count(DISTINCT partner_id) AS n FROM (${commercial}) WHERE on_date > ?`, ago(90));
  const total = sums.reduce((all, sum) => all + sum, 0);
  const top = sums.slice(0, Math.ceil(active / 10)).reduce((all, sum) => all + sum, 0);
  expect(top / total).toBeGreaterThan(0.5);
  expect(top / total).toBeLessThan(0.7);
});

test('business has seasons: December is busier than August', () => {
  const inMonth = (month: string): number =>
    store.count(`SELECT count(*) AS n FROM deal WHERE substr(submitted_on, 6, 2) = ? AND submitted_on > '2024-11-30'`, month);
  expect(inMonth('12')).toBeGreaterThan(inMonth('08') * 1.2);
});
