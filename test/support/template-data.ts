import type { Row, Value } from '#shared/documents/model.ts';
import type { TemplateData } from '#shared/template/data.ts';

const text = (words: string): Value => ({ kind: 'text', text: words });
const usd = (major: number): Value => ({ kind: 'money', minor: Math.round(major * 100), currency: 'USD' });
const day = (date: string): Value => ({ kind: 'date', date });
const missing = (reason: string): Value => ({ kind: 'missing', reason });

const commitment = (what: string, owner: string, due: string, reason = ''): Record<string, Value> => ({
  what: text(what),
  side: text('Vendor'),
  owner: text(owner),
  due: day(due),
  state: { kind: 'status', status: 'on-track', text: 'Open' },
  reason: text(reason),
});

/** So many open deals, one of them without an amount. */
export const dealRows = (count: number): Row[] =>
  Array.from({ length: count }, (_, index) => ({
    cells: [
      text(`Customer ${String(index + 1).padStart(2, '0')}`),
      text(index % 3 === 0 ? 'Negotiation' : 'Proposal'),
      { kind: 'integer', value: 12 + index },
      index === 1 ? missing('the deal has no amount') : usd(4_000 + index * 250.5),
    ],
  }));

/** A one-pixel picture, PNG. */
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** What a QBR of a fictional partner fills a template with. */
export const templateData = (change: Partial<TemplateData> = {}): TemplateData => ({
  language: 'en-US',
  asOf: '2017-12-31',
  properties: {
    title: 'Business review of ACME Corp 2017-Q4',
    subject: 'Quarterly business review',
    author: 'Dana Fuller',
    company: 'Northwind Systems',
    createdAt: '2018-01-04T09:30:00.000Z',
  },
  values: {
    'partner.name': text('ACME Corp'),
    'partner.owner': text('Dana Fuller'),
    quarter: text('2017-Q4'),
    company: text('Northwind Systems'),
    'metric.wonAmount': usd(76_451),
    'metric.winRate': { kind: 'percent', fraction: 0.459 },
    'metric.openAmount': missing('12 open deals have no amount'),
    'commentary.summary': text('A strong quarter in the north.\nThe south needs a second engineer.'),
    'commentary.next': text('Close the three largest deals.\nTrain two engineers.'),
  },
  tables: {
    pipeline: {
      columns: [
        { key: 'deal', label: 'Deal', kind: 'text' },
        { key: 'stage', label: 'Stage', kind: 'text' },
        { key: 'age', label: 'Age', kind: 'integer', unit: 'days' },
        { key: 'amount', label: 'Amount', kind: 'money', unit: 'USD' },
      ],
      rows: dealRows(6),
      empty: 'No deal is open.',
    },
    campaigns: { columns: [{ key: 'name', label: 'Campaign', kind: 'text' }], rows: [], empty: 'No campaign ran.' },
  },
  charts: {
    wonByQuarter: {
      kind: 'bar',
      title: 'Won amount by quarter',
      altText: 'Bars of the won amount by quarter, most in 2017-Q4.',
      categories: ['2017-Q1', '2017-Q2', '2017-Q3', '2017-Q4'],
      categoryLabel: 'Quarter',
      format: { kind: 'money', currency: 'USD' },
      series: [{ key: 'won', name: 'Won amount', values: [5_210_000, null, 6_122_050, 7_645_100] }],
    },
    pipelineByStage: {
      kind: 'bar',
      title: 'Open deals by stage',
      altText: 'Bars of open deals by stage.',
      categories: ['Proposal', 'Negotiation'],
      categoryLabel: 'Stage',
      format: { kind: 'integer' },
      series: [{ key: 'open', name: 'Open deals', values: [4, 2] }],
    },
  },
  lists: {
    commitments: [
      commitment('Train two engineers', 'Lee Park', '2018-02-15', 'The course was full'),
      commitment('Name a sponsor', 'Dana Fuller', '2018-01-20'),
      commitment('Share the target list', 'Kim Roth', '2018-03-01'),
    ],
    campaigns: [{ name: text('Autumn roadshow'), spent: usd(4_200) }],
  },
  conditions: { hasMdf: true },
  images: { partnerLogo: { mediaType: 'image/png', base64: pixel, width: 2, height: 1, altText: 'Logo of ACME Corp' } },
  ...change,
});
