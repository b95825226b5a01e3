import type { Sheet, Value, Workbook } from '#shared/documents/model.ts';

const money = (minor: number, currency = 'USD'): Value => ({ kind: 'money', minor, currency });
const text = (words: string): Value => ({ kind: 'text', text: words });

export const sampleSheet: Sheet = {
  name: 'Partners',
  columns: [
    { key: 'name', label: 'Partner', kind: 'text' },
    { key: 'won', label: 'Won amount', kind: 'money', unit: 'USD' },
    { key: 'local', label: 'Own amount', kind: 'money' },
    { key: 'deals', label: 'Won deals', kind: 'integer' },
    { key: 'rate', label: 'Win rate', kind: 'percent' },
    { key: 'since', label: 'Partner since', kind: 'date' },
    { key: 'state', label: 'State', kind: 'status' },
  ],
  rows: [
    {
      cells: [
        text('=HYPERLINK("https://example.invalid","ACME")'),
        money(7_645_100),
        money(7_645_100, 'JPY'),
        { kind: 'integer', value: 28 },
        { kind: 'percent', fraction: 0.459 },
        { kind: 'date', date: '2015-02-28' },
        { kind: 'status', status: 'on-track', text: 'On track' },
      ],
    },
    {
      cells: [
        text('Line one\nline two; "quoted", comma'),
        money(-1250),
        money(1_234_567, 'KWD'),
        { kind: 'integer', value: -3 },
        { kind: 'missing', reason: 'no deal was closed' },
        { kind: 'date', date: '1999-12-31' },
        { kind: 'status', status: 'unknown', text: 'Not known' },
      ],
    },
    {
      emphasis: 'total',
      cells: [text('Total'), money(7_643_850), text(''), { kind: 'integer', value: 25 }, text(''), text(''), text('')],
    },
  ],
};

export const sampleWorkbook = (change: Partial<Workbook> = {}): Workbook => ({
  language: 'en-US',
  asOf: '2017-12-31',
  properties: {
    title: 'Portfolio',
    subject: 'Portfolio workbook',
    author: 'Maureen Marcano',
    company: 'Quarterdeck',
    createdAt: '2026-11-20T08:30:00.000Z',
  },
  readMe: {
    name: 'Read me',
    title: 'Portfolio of Maureen Marcano',
    facts: [
      { label: 'Filter', value: text('All partners') },
      { label: 'Currency', value: text('USD') },
    ],
    definitionsTitle: 'Definitions',
    definitions: [{ term: 'Won amount', text: 'Sum of the amounts of deals closed as won.' }],
  },
  sheets: [sampleSheet],
  ...change,
});
