import { afterAll, beforeAll, expect, test } from 'vitest';
import { kyselyOn } from '#core/db/open.ts';
import { printOf } from '#core/plans/fingerprint.ts';
import { readContents } from '#core/plans/read-content.ts';
import { fingerprintOf } from '#core/qbr/fingerprint.ts';
import { PlanContent } from '#shared/plan/model.ts';
import { signedPart } from '#shared/plan/signed.ts';
import { planStageOf, type PlanStanding } from '#shared/plan/stage.ts';
import { makeSampleStore, type SampleStore } from '#test/support/sample-store.ts';

const today = '2026-11-20';
let store: SampleStore;
beforeAll(async () => {
  store = await makeSampleStore({ today });
});
afterAll(() => store.close());

type PlanRow = {
  id: string;
  name: string;
  type: string;
  grade: string;
  year: number;
  calendar: string;
  currency: string;
  state: PlanStanding['state'];
  revision: number;
  agreed_revision: number | null;
  agreed_print: string | null;
  starts_on: string;
  ends_on: string;
};
const plans = (): PlanRow[] =>
  store.all<PlanRow>('SELECT plan.*, partner.name, partner.type FROM plan JOIN partner ON partner.id = plan.partner_id ORDER BY plan.id');
const stageOf = (row: PlanRow) =>
  planStageOf({ state: row.state, revision: row.revision, agreedRevision: row.agreed_revision, startsOn: row.starts_on }, today);
const planOf = (name: string, year = 2026): PlanRow | undefined => plans().find((plan) => plan.name === name && plan.year === year);

test('has plans for partners of all seven types, in every stage but one, at most one a partner and year', () => {
  const all = plans();
  expect(new Set(all.map(({ type }) => type)).size).toBe(7);
  expect(new Set(all.map(stageOf))).toEqual(new Set(['draft', 'in_review', 'shared', 'active', 'amended', 'closed']));
  expect(new Set(all.map(({ name, year }) => `${name} ${year}`)).size).toBe(all.length);
});

test('keeps of an agreed plan, row by row, exactly what was signed, with what its milestones wait for', async () => {
  const db = kyselyOn(store.sqlite);
  const agreed = await db.selectFrom('plan').selectAll().where('state', '=', 'agreed').execute();
  const contents = await readContents({ db }, agreed);
  expect(agreed.length).toBeGreaterThan(5);
  for (const { id, agreed_print: print } of agreed) {
    const content = contents.get(id);
    expect(content && printOf(content)).toBe(print);
    expect(content?.milestones.some(({ dependsOn }) => dependsOn.length > 0)).toBe(true);
  }
});

test('gives each plan eight objectives whose weights make 100, milestones of both sides and investments of both', () => {
  for (const { id, name } of plans()) {
    const [objectives] = store.all<{ n: number; weights: number }>(
      'SELECT count(*) AS n, sum(weight) AS weights FROM plan_objective WHERE plan_id = ?',
      id,
    );
    expect([name, objectives?.n]).toEqual([name, 8]);
    for (const table of ['plan_milestone', 'plan_investment'])
      expect(store.all(`SELECT DISTINCT side FROM ${table} WHERE plan_id = ? AND side <> 'both' ORDER BY side`, id)).toEqual([
        { side: 'partner' },
        { side: 'vendor' },
      ]);
  }
});

test('keeps each signed version by value under its fingerprint, and its working rows are the agreed ones where nothing is being amended', () => {
  for (const { id, content, print } of store.all<{ id: string; content: string; print: string }>('SELECT * FROM plan_revision'))
    expect([id, fingerprintOf(signedPart(PlanContent.parse(JSON.parse(content))))]).toEqual([id, print]);
  for (const plan of plans().filter(({ agreed_revision }) => agreed_revision !== null))
    expect(
      store.all('SELECT DISTINCT side FROM plan_signature WHERE plan_id = ? AND print = ? ORDER BY side', plan.id, plan.agreed_print),
    ).toEqual([{ side: 'partner' }, { side: 'vendor' }]);
});

test('has a strategic plan that both sides signed twice', () => {
  const plan = planOf('Starboard Cloud Alliance');
  expect(plan).toMatchObject({ grade: 'strategic', agreed_revision: 2, vendor_sponsor: 'Philippa Underhill' });
  expect(store.count('SELECT count(*) AS n FROM plan_signature WHERE plan_id = ?', plan?.id)).toBe(4);
});

test('has a plan in two currencies with rates of its own, one in the year of a partner, and one of last year', () => {
  const money = planOf('Quietstream Managed Services');
  expect(JSON.parse((money as unknown as { plan_rates: string }).plan_rates)).toContainEqual({ from: 'EUR', to: 'GBP', rate: '0.8550' });
  expect(
    store.all("SELECT DISTINCT currency FROM plan_objective WHERE plan_id = ? AND unit = 'money' ORDER BY currency", money?.id),
  ).toEqual([{ currency: 'EUR' }, { currency: 'GBP' }]);
  expect(planOf('Lanternfish Distribution', 2027)).toMatchObject({ calendar: 'partner', starts_on: '2026-02-01', ends_on: '2027-01-31' });
  expect(planOf('Harbourlight Solutions', 2025)).toMatchObject({ state: 'closed', closed_on: '2026-01-20' });
});

test('ties what was promised to the plan behind target, which has a milestone of each side overdue', () => {
  const plan = planOf('Ironwillow Integration');
  expect(store.all("SELECT DISTINCT side FROM commitment WHERE origin_kind = 'plan' AND origin_id = ? ORDER BY side", plan?.id)).toEqual([
    { side: 'partner' },
    { side: 'vendor' },
  ]);
  expect(
    store.all("SELECT side FROM plan_milestone WHERE plan_id = ? AND due_on < ? AND state <> 'done' ORDER BY side", plan?.id, today),
  ).toEqual([{ side: 'partner' }, { side: 'vendor' }]);
});
