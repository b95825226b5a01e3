import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Block } from '#shared/documents/model.ts';
import { planInvestmentBlocks } from '#shared/qbr/blocks/plan.ts';
import { partnerCopy } from '#shared/qbr/partner-copy.ts';
import { readStoredPackage } from '#shared/qbr/stored.ts';
import { packageToTemplateData } from '#shared/qbr/template-data/build.ts';
import { qbrWordsOf } from '#shared/qbr/words.ts';
import { packageToWorkbook } from '#shared/qbr/workbook.ts';
import { makeApp, type TestApp } from '#test/support/make-app.ts';

let made: TestApp;
beforeAll(async () => {
  made = await makeApp({ today: '2026-11-20' });
  await made.api('sample.add', {});
});
afterAll(() => made.close());

const packageOf = async (partner: string, quarter = '2026-Q3') => {
  const { entries } = await made.api('qbrs.list', { quarter });
  const found = entries.find((entry) => entry.partner === partner)?.id ?? '';
  return (await made.api('qbrs.get', { id: found })).package;
};
const newPackage = async (partner: string) => {
  const { partners } = await made.api('partners.list', {});
  const partnerId = partners.find(({ name }) => name === partner)?.id ?? '';
  const { id } = await made.api('qbrs.create', { partnerId, quarter: '2026-Q4' });
  return (await made.api('qbrs.get', { id })).package;
};
type Built = Awaited<ReturnType<typeof packageOf>>;
const blocksOf = ({ sections }: Pick<Built, 'sections'>): Block[] =>
  sections.find(({ key }) => key === 'plan')?.blocks.flatMap(({ content }) => content) ?? [];
const wordsOf = (blocks: readonly Block[]): string =>
  blocks.flatMap((block) => (block.kind === 'text' ? block.paragraphs : block.kind === 'table' ? [block.heading ?? ''] : [])).join('\n');

test('the section of the plan shows its objectives with what was reached, milestones and investments', async () => {
  const built = await packageOf('Ironwillow Integration');
  const blocks = blocksOf(built);
  const tables = blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
  expect(tables.map(({ rows }) => rows.length)).toEqual([8, 3, 2]);
  const { tracking } = built.plan?.agreed ?? {};
  expect(tracking?.weighted.value).toBeGreaterThan(0);
  expect(wordsOf(blocks)).toContain('of the targets of the year, by the weights of the objectives (together 100)');
  expect(wordsOf(blocks)).toMatch(/Revenue: .* less than .* that the plan asks for by then/);
  const names = packageToWorkbook(built, { language: 'en', createdAt: '2026-11-20T10:00:00.000Z', audience: 'internal' }).sheets.map(
    ({ name }) => name,
  );
  expect(names).toEqual(expect.arrayContaining(['Plan objectives', 'Plan milestones']));
  const { values, tables: tagged } = packageToTemplateData(built, {
    language: 'en',
    createdAt: '2026-11-20T10:00:00.000Z',
    audience: 'internal',
  });
  expect(values['plan.attainment']).toEqual({ kind: 'percent', fraction: tracking?.weighted.value, digits: 1 });
  expect(tagged['planObjectives']?.rows).toHaveLength(8);
});

test('days of people that nobody noted are not recorded, and not 0', async () => {
  const built = await packageOf('Ironwillow Integration');
  const agreed = built.plan?.agreed;
  const section = built.sections.find(({ key }) => key === 'plan');
  const block = section?.blocks[0];
  if (!built.plan || !agreed || !section || !block) throw new Error('the sample has a plan');
  const investments = agreed.tracking.investments.map((side) => ({ ...side, spentDays: 0 }));
  const plan = { ...built.plan, agreed: { ...agreed, tracking: { ...agreed.tracking, investments } } };
  const [table] = planInvestmentBlocks({ built: { ...built, plan }, section, block, say: qbrWordsOf('en'), language: 'en', judged: true });
  expect(table?.kind === 'table' && table.rows.map(({ cells }) => cells[4])).toEqual([
    { kind: 'missing', reason: 'Nothing is recorded as spent.' },
    { kind: 'missing', reason: 'Nothing is recorded as spent.' },
  ]);
});

test('says plainly that there is no plan, or that nobody signed it yet, and the partner gets neither', async () => {
  const none = await newPackage('Cinderpath Networks');
  expect(wordsOf(blocksOf(none))).toContain('Cinderpath Networks has no joint business plan for 2026. Begin one');
  const shared = await newPackage('Grindstone & Vale');
  expect(wordsOf(blocksOf(shared))).toContain('was not signed by both sides');
  for (const built of [none, shared]) {
    const { copy } = partnerCopy(built);
    expect(copy.plan).toBeNull();
    expect(wordsOf(blocksOf(copy))).not.toMatch(/business plan/);
  }
});

test('the copy of the partner has no forecast of ours, and of the plan only what a block shows', async () => {
  const built = await packageOf('Ironwillow Integration');
  expect(built.plan?.agreed?.tracking.objectives.some(({ forecast }) => forecast !== null)).toBe(true);
  const shown = partnerCopy(built).copy.plan?.agreed?.tracking;
  expect(shown?.objectives.some(({ forecast }) => forecast !== null)).toBe(false);
  expect(shown?.investments).toHaveLength(2);
  const sections = built.sections.map((section) => ({
    ...section,
    blocks: section.blocks.filter(({ source }) => source !== 'planInvestments' && source !== 'planMilestones'),
  }));
  expect(partnerCopy({ ...built, sections }).copy.plan?.agreed).toMatchObject({
    milestones: [],
    tracking: { investments: [], milestones: { overdue: [] } },
  });
});

test('the partner gets the plan that both sides signed, and nothing that is ours alone', async () => {
  const { id } = (await made.api('plans.list', { year: 2026 })).find(({ partner }) => partner === 'Ironwillow Integration') ?? { id: '' };
  await made.api('plans.comment', { id, text: 'MARKER-COMMENT' });
  await made.api('plans.keep', { id, note: 'MARKER-NOTE' });
  const built = await packageOf('Ironwillow Integration');
  expect(JSON.stringify(built.plan)).not.toContain('MARKER');
  const { copy } = partnerCopy(built);
  expect(copy.plan?.agreed?.tracking.objectives).toHaveLength(8);
  const off = {
    ...built,
    sections: built.sections.map((section) => (section.key === 'plan' ? { ...section, isOn: false } : section)),
  };
  expect(partnerCopy(off).copy.plan).toBeNull();
});

test('a frozen package keeps the plan as it was and tells which attainment has moved since', async () => {
  const { entries } = await made.api('qbrs.list', { quarter: '2026-Q3' });
  const id = entries.find(({ partner }) => partner === 'Ironwillow Integration')?.id ?? '';
  await made.api('qbrs.freeze', { id });
  const before = (await made.api('qbrs.get', { id })).package;
  const planId = before.plan?.agreed?.id ?? '';
  const { content } = await made.api('plans.get', { id: planId });
  const typed = content.objectives.find(({ title }) => title === 'Certified people')?.id ?? '';
  await made.api('plans.setCells', { id: planId, cells: [{ kind: 'objective', id: typed, field: 'actuals.3', value: 1 }] });
  const after = await made.api('qbrs.get', { id });
  expect(after.package.plan).toEqual(before.plan);
  expect(after.moved.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Plan attainment, weighted', 'Attainment: Certified people']),
  );
});

test('a package that was frozen before plans were kept opens, and has none', async () => {
  const { plan: _plan, ...older } = await packageOf('Harbourlight Solutions');
  expect(readStoredPackage(older).plan).toBeNull();
});
