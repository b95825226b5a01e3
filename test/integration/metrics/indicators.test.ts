import { afterEach, expect, test } from 'vitest';
import { makeApp, makeFolder, type TestApp } from '#test/support/make-app.ts';
import { addPartner } from '#test/support/portfolio-builder.ts';

const open: Array<() => unknown> = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});
const start = async (given: Parameters<typeof makeApp>[0] = {}): Promise<TestApp> => {
  const made = await makeApp({ today: '2017-12-31', ...given });
  open.push(() => made.close());
  return made;
};
/** Partner with one registration on Wednesday of the week that ended on Sunday 24 December, and two in the week after. */
const fill = (made: TestApp): Promise<string> =>
  addPartner(made.api, 'Acme', [
    { stage: 'ENGAGING', submittedOn: '2017-12-20' },
    { stage: 'ENGAGING', submittedOn: '2017-12-25' },
    { stage: 'ENGAGING', submittedOn: '2017-12-31' },
  ]);

test('counts each indicator by week, weeks end on Sunday, and before enrolment there is no number', async () => {
  const made = await start();
  const acme = await fill(made);
  await made.api('partners.update', { ids: [acme], changes: { enrolledOn: '2017-12-12' } });
  await made.api('entries.save', { kind: 'portal_usage', partnerId: acme, values: { usedOn: '2017-12-30', sessions: 7 } });
  const { weeks, partners, all } = await made.api('metrics.indicators', { weeks: 4 });
  expect(weeks).toEqual(['2017-12-10', '2017-12-17', '2017-12-24', '2017-12-31']);
  expect(partners[0]?.series.registrations).toEqual([null, 0, 1, 2]);
  expect(all.portalSessions).toEqual([null, 0, 0, 7]);
});

test('a running week is not shown until it is over', async () => {
  const made = await start({ today: '2017-12-30' });
  await fill(made);
  expect((await made.api('metrics.indicators', { weeks: 1 })).weeks).toEqual(['2017-12-24']);
});

test('what is kept is what counting gives, also after a fact of a kept week was typed', async () => {
  const made = await start();
  const acme = await fill(made);
  const counted = await made.api('metrics.indicators', {});
  expect(await made.api('metrics.snapshot', { weeks: 13 })).toEqual({ weeks: 13, rows: 13 });
  expect(await made.api('metrics.indicators', {})).toEqual(counted);
  await made.api('deals.save', { partnerId: acme, stage: 'ENGAGING', submittedOn: '2017-12-21', amount: null });
  const other = await addPartner(made.api, 'Other');
  expect((await made.api('metrics.indicators', {})).all.registrations?.slice(-2)).toEqual([2, 2]);
  await made.api('partners.update', { ids: [other], changes: { enrolledOn: '2017-12-20' } });
  const { partners } = await made.api('metrics.indicators', { weeks: 2, partnerIds: [other] });
  expect(partners[0]?.series.registrations).toEqual([0, 0]);
  const again = await made.api('metrics.indicators', {});
  expect(await made.api('metrics.snapshot', { weeks: 13 })).toEqual({ weeks: 13, rows: 15 });
  expect(await made.api('metrics.indicators', {})).toEqual(again);
  const { partners: rows } = await made.api('partners.facts', { ids: [acme] });
  expect(rows[0]?.indicators.registrations.slice(-2)).toEqual([2, 2]);
});

test('an import may bring facts of the past, so what was kept before it is counted again', async () => {
  const made = await start();
  await fill(made);
  await made.api('metrics.snapshot', {});
  made.deps.clock.pass(1000);
  await made.api('sample.add', { size: 'small' });
  const { partners } = await made.api('metrics.indicators', { asOf: '2017-12-31' });
  expect(partners.length).toBeGreaterThan(20);
});

test('weeks that are over are kept when a store opens', async () => {
  const [dir, remove] = makeFolder();
  open.push(remove);
  const first = await makeApp({ today: '2017-12-31', storeDir: dir });
  await fill(first);
  await first.close();
  const second = await makeApp({ today: '2017-12-31', storeDir: dir });
  await second.close();
  // a second opening finds the weeks and writes nothing
  const third = await makeApp({ today: '2017-12-31', storeDir: dir });
  await third.close();
  expect(second.events).toContainEqual({ type: 'changed', tables: expect.arrayContaining(['indicator_snapshot']) });
  expect(third.events.filter(({ type }) => type === 'changed')).toEqual([]);
});
