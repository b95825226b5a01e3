import { expect, test } from 'vitest';
import { valueText } from '#shared/documents/format.ts';
import type { Block, Document, TableBlock } from '#shared/documents/model.ts';
import { planToDocument } from '#shared/plan/document/document.ts';
import type { PlanPaper } from '#shared/plan/document/paper.ts';
import { planToTemplateData } from '#shared/plan/document/template-data/build.ts';
import { planPaper, printOf } from '#test/support/plan-paper.ts';

const options = { language: 'en-US', pageSize: 'A4', createdAt: '2027-07-01T10:00:00.000Z' } as const;
const documentOf = (paper: PlanPaper = planPaper(), audience: 'internal' | 'partner' = 'internal'): Document =>
  planToDocument(paper, { ...options, audience }, []);

const blocksOf = (document: Document, key: string): Block[] => document.sections.find((section) => section.key === key)?.blocks ?? [];
const tableOf = (document: Document, key: string): TableBlock => {
  const table = blocksOf(document, key).find((block) => block.kind === 'table');
  if (!table) throw new Error(`no table in ${key}`);
  return table;
};
const rowsOf = (table: TableBlock): string[][] =>
  table.rows.map(({ cells }) => cells.map((cell, index) => valueText(cell, 'en-US', table.columns[index]?.unit)));
const wordsOf = (document: Document, key: string): string =>
  blocksOf(document, key)
    .flatMap((block) => (block.kind === 'text' ? block.paragraphs : []))
    .join('\n');

test('says of which revision it is, how far that has come and what was signed', () => {
  const cover = wordsOf(documentOf(), 'title');
  expect(cover).toContain('Active, revision 2');
  expect(cover).toContain('Revision 2 is in force, agreed on Mar 5, 2027');
  expect(cover).toContain('Fingerprint aaaa aaaa aaaa');
  expect(rowsOf(tableOf(documentOf(), 'signatures'))).toEqual([
    ['Northwind Systems', 'Maren Ohl', 'Head of alliances', 'Mar 4, 2027', '2', 'aaaa aaaa aaaa', '● Signed'],
    ['ACME Corp', 'Piet Kramer', 'Managing director', 'Mar 5, 2027', '2', 'aaaa aaaa aaaa', '▲ Waits for the server'],
  ]);
  expect(wordsOf(documentOf(), 'signatures')).toContain(printOf('a'));
});

test('a side that did not sign this text has a line to sign on, and an earlier signature is one of an earlier text', () => {
  const [first] = planPaper().plan.signatures;
  const paper = planPaper({ signatures: first ? [{ ...first, isCurrent: false, print: printOf('b'), revision: 1 }] : [] });
  expect(rowsOf(tableOf(documentOf(paper), 'signatures')).map((row) => row.at(-1))).toEqual([
    '○ Signed an earlier text',
    '○ Not signed yet',
    '○ Not signed yet',
  ]);
});

test('shows the arithmetic of the whole, and what is left out of it and why, when weights do not add up to 100', () => {
  const words = wordsOf(documentOf(), 'standing');
  expect(words).toContain('35.8% of the targets of the year');
  expect(words).toContain('Weights add up to 110, so each objective counts for its share of them.');
  expect(rowsOf(tableOf(documentOf(), 'standing')).map((row) => [row[2], row[3], row[4]])).toEqual([
    ['60.0%', '39.6%', '23.7%'],
    ['20.0%', '50.0%', '10.0%'],
    ['20.0%', '10.0%', '2.0%'],
    ['Not available', 'Not available', 'Not available'],
    ['', '', '35.8%'],
  ]);
  expect(words).toContain('1 objective is left out of the whole: Days to answer (no actual is known yet).');
  expect(rowsOf(tableOf(documentOf(), 'standing')).at(-1)).toEqual(['In all', '110', '', '', '35.8%', '90.0%', '', '▲ At risk']);
});

test('sets actual below target, each in its own unit, and leaves quarters that have not begun blank', () => {
  const rows = rowsOf(tableOf(documentOf(), 'objectives'));
  expect(rows[0]).toEqual(['Cloud revenue (EUR)', 'Target', '80,000.00', '25,000.00', '25,000.00', '30,000.00', '40,000.00', '120,000.00']);
  expect(rows[1]).toEqual(['Jo Field, by Dec 31, 2027', 'Actual', '', '20,000.00', '27,500.50', 'Not available', '', '47,500.50']);
  expect(rows[4]?.slice(0, 5)).toEqual(['Win rate', 'Target', '30%', '32.50%', '35%']);
  expect(rows[6]?.slice(0, 5)).toEqual(['Days to answer (days)', 'Target', '4.50', '4', '3.50']);
});

test('names the plan rates of the targets and the dated rates of the actuals with their days', () => {
  expect(wordsOf(documentOf(), 'objectives')).toContain('Targets at the plan rates agreed on Dec 1, 2026: USD/EUR 0.92.');
  expect(wordsOf(documentOf(), 'objectives')).toContain('Actuals at dated rates of Jul 1, 2027: USD/EUR 0.91.');
});

test('draws what has a target and whole numbers, heaviest first, two a page, each page with a title of its own', () => {
  const charts = documentOf().sections.filter(({ key }) => key.startsWith('charts'));
  expect(charts.map(({ title, layout }) => [title, layout])).toEqual([
    ['Target against actual: Cloud revenue, Certified people', 'side-by-side'],
    ['Target against actual: Win rate', 'stack'],
  ]);
  expect(charts[0]?.blocks[0]).toMatchObject({
    chart: {
      format: { kind: 'money', currency: 'EUR' },
      categories: ['2027-Q1', '2027-Q2', '2027-Q3', '2027-Q4'],
      series: [{ values: [2_500_000, 2_500_000, 3_000_000, 4_000_000] }, { values: [2_000_000, 2_750_050, null, null] }],
    },
  });
});

test('what nothing was recorded of is not available and never zero, and a side without days has no line of them', () => {
  expect(rowsOf(tableOf(documentOf(), 'investments'))).toEqual([
    ['Launch budget', 'MDF', '', '', '15,000.00\u00a0EUR', '4,200.00\u00a0EUR'],
    ['Northwind Systems, in all', '', '', '', '15,000.00\u00a0EUR', '4,200.00\u00a0EUR'],
    ['Two architects', 'People', '', '', '200 days', 'Not available'],
    ['ACME Corp, in all', '', '', '', '200 days', 'Not available'],
  ]);
});

test('a plan with nothing in it is a document all the same', () => {
  const { plan, tracking, ...rest } = planPaper();
  const { terms } = plan.content;
  const bare = { ...terms, baseline: '', vision: '', strategy: '', strengths: '', weaknesses: '', opportunities: '', threats: '' };
  const content = {
    terms: { ...bare, competitors: [], targetAccounts: [], markets: [] },
    objectives: [],
    initiatives: [],
    milestones: [],
    investments: [],
  };
  const weighted = { value: null, parts: [], leftOut: [], weights: 0 };
  const document = documentOf({
    ...rest,
    commitments: [],
    plan: { ...plan, content, comments: [], note: '', signatures: [] },
    tracking: { ...tracking, objectives: [], weighted, weightedToDate: weighted },
  });
  expect(document.sections.map(({ key }) => key)).toEqual([
    'title',
    'standing',
    'objectives',
    'steps',
    'investments',
    'commitments',
    'signatures',
  ]);
  expect(wordsOf(document, 'standing')).toContain('No weighted attainment yet: no objective has an attainment.');
});

test('gives the tags of a company deck values, tables, charts and lists by name', () => {
  const data = planToTemplateData(planPaper(), { ...options, audience: 'internal' }, []);
  expect(data.values['plan.attainment']).toEqual({ kind: 'percent', fraction: 0.3575, digits: 1 });
  expect(data.values['plan.arithmetic']).toEqual({ kind: 'text', text: '60.0% × 39.6% + 20.0% × 50.0% + 20.0% × 10.0% = 35.8%' });
  expect(data.values['plan.year']).toEqual({ kind: 'text', text: '2027' });
  expect(Object.keys(data.charts)).toEqual(['plan.attainment', 'plan.objective1', 'plan.objective2', 'plan.objective3']);
  expect(data.lists['plan.objectives']?.[0]).toMatchObject({
    title: { text: 'Cloud revenue' },
    q2Actual: { kind: 'money', minor: 2_750_050, currency: 'EUR' },
    attainment: { fraction: 0.39583 },
  });
  // totals are no items
  expect(data.lists['plan.investments']).toHaveLength(2);
  expect(data.conditions['plan.hasCompetitors']).toBe(true);
});
