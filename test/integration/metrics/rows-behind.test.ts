import { afterAll, beforeAll, expect, test } from 'vitest';
import { inputs } from '#shared/metrics/engine/inputs.ts';
import { metrics, metricOf } from '#shared/metrics/engine/metrics.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

/** Everything that the sample holds, seen from a day on which it has data of every kind. */
let made: TestApp;
let asOf: string;
beforeAll(async () => {
  made = await makeApp({ today: '2026-11-20' });
  await made.api('sample.add', { size: 'small' });
  ({ asOf } = await made.api('settings.program', {}));
}, 60_000);
afterAll(() => made.close());

const local = metrics.filter(
  ({ sameAs, id, formula }) => sameAs !== id && formula.inputs.every((input) => inputs[input].missing === undefined),
);

test('every local metric has a value on the sample, or says why not; few have none', async () => {
  const without: string[] = [];
  for (const { id } of local) {
    const { figure } = await made.api('metrics.value', { id, asOf });
    if (figure.value === null) without.push(`${id}: ${figure.reason}`);
    expect(figure.value === null).toBe(figure.reason !== null);
  }
  expect(without.length, without.join('\n')).toBeLessThan(12);
});

test('a count has exactly so many records behind it, each once', async () => {
  const counts = local.filter(
    ({ unit, formula, partnerType }) => unit === 'count' && formula.inputs.length === 1 && partnerType === undefined,
  );
  expect(counts.length).toBeGreaterThan(6);
  for (const { id, formula } of counts) {
    const { figure, rows, total } = await made.api('metrics.value', { id, asOf, rows: 100_000 });
    const [input] = formula.inputs;
    const behind = rows.filter((row) => input !== undefined && row.inputs.includes(input));
    expect(behind.length, id).toBe(figure.value);
    expect(new Set(rows.map((row) => `${row.entity} ${row.id}`)).size, id).toBe(total);
  }
});

test('a quotient of counts has its numerator and denominator among its records', async () => {
  for (const [id, top, bottom] of [
    ['K21', ['wonCount'], ['wonCount', 'lostCount']],
    ['K31', ['onboardingInTime'], ['onboardingEnded']],
    ['K38', ['certificatesAchieved'], ['certificatesStarted']],
    ['K45', ['requestsClaimed'], ['requestsApproved']],
    ['K49', ['campaignRegistrations'], ['registrations']],
    ['K67', ['vendorInTime', 'partnerInTime'], ['vendorDue', 'partnerDue']],
    ['K73', ['casesInTime'], ['casesWithTarget']],
    ['K78.renewalRate', ['renewalsWon'], ['renewalsDue']],
    ['K01', ['active'], ['enrolled']],
  ] as const) {
    const { figure, rows } = await made.api('metrics.value', { id, asOf, rows: 100_000 });
    const count = (wanted: readonly string[]) => rows.filter((row) => row.inputs.some((input) => wanted.includes(input))).length;
    expect([count(top), count(bottom)], id).toEqual([figure.numerator, figure.denominator]);
  }
});

test('the groups of a sum add up to it, whichever way it is split', async () => {
  for (const by of ['type', 'tier', 'segment', 'cam'] as const)
    for (const id of ['K04', 'K01.active', 'K16', 'K21.won', 'K53']) {
      const { figure, groups } = await made.api('metrics.value', { id, asOf, by });
      expect(groups.length, `${id} by ${by}`).toBeGreaterThan(1);
      expect(
        groups.reduce((sum, group) => sum + (group.figure.value ?? 0), 0),
        `${id} by ${by}`,
      ).toBe(figure.value);
    }
  const { groups } = await made.api('metrics.value', { id: 'K14', asOf, by: 'tier' });
  expect(groups.reduce((sum, group) => sum + (group.figure.value ?? 0), 0)).toBeCloseTo(1, 12);
});

test('partners together give the network, for every amount that adds up', async () => {
  const { partners } = await made.api('partners.list', { asOf });
  // one calendar for all, so that everybody's quarter has the same days
  await made.api('partners.update', { ids: partners.map(({ id }) => id), changes: { fiscalCalendar: null }, confirm: true });
  const ids = local.filter(({ unit, formula }) => formula.inputs.length === 1 && unit === 'count').map(({ id }) => id);
  const sums = new Map<string, number>();
  for (const { id: partnerId } of partners) {
    const answer = await made.api('metrics.partner', { partnerId, asOf, ids });
    for (const { id, figures } of answer.metrics) sums.set(id, (sums.get(id) ?? 0) + (figures[0]?.value ?? 0));
  }
  for (const id of ids) {
    const { figure } = await made.api('metrics.value', { id, asOf });
    expect(sums.get(id), `${id} (${metricOf(id).name})`).toBe(figure.value);
  }
});

test('the value of a quarter is the previous one of the next', async () => {
  const { quarters, metrics: shown } = await made.api('metrics.partner', {
    partnerId: (await made.api('partners.list', { asOf })).partners[0]?.id ?? '',
    asOf,
    quarters: 6,
  });
  expect(quarters).toHaveLength(6);
  expect(shown.length).toBeGreaterThan(130);
  for (const { id, figures } of shown)
    for (const [index, figure] of figures.entries())
      if (index > 0) expect(figure.previous, id).toEqual({ value: figures[index - 1]?.value, window: figures[index - 1]?.window });
});
