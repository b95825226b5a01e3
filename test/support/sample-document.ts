import type { Block, Chart, Change, Column, Document, Figure, Section, Value } from '#shared/documents/model.ts';

/** A QBR package of a fictional partner with everything that occurs in one: long names, missing values, a table over several slides, empty sections. */
const usd = (major: number): Value => ({ kind: 'money', minor: Math.round(major * 100), currency: 'USD' });
const count = (value: number): Value => ({ kind: 'integer', value });
const share = (fraction: number): Value => ({ kind: 'percent', fraction });
const text = (words: string): Value => ({ kind: 'text', text: words });
const day = (date: string): Value => ({ kind: 'date', date });
const missing = (reason: string): Value => ({ kind: 'missing', reason });
const up = (words: string, tone: Change['tone'] = 'good'): Change => ({ text: words, direction: 'up', tone });
const down = (words: string, tone: Change['tone'] = 'bad'): Change => ({ text: words, direction: 'down', tone });

const quarters = ['2016-Q1', '2016-Q2', '2016-Q3', '2016-Q4', '2017-Q1', '2017-Q2', '2017-Q3', '2017-Q4'];
const money: Chart['format'] = { kind: 'money', currency: 'USD' };

const figures: Figure[] = [
  {
    key: 'won-amount',
    label: 'Won amount',
    value: usd(76_451),
    previous: { value: usd(61_220.5), change: up('+24.9%') },
    yearBefore: { value: usd(81_300), change: down('-6.0%') },
    definition: 'Sum of the amounts of deals closed as won in the quarter.',
  },
  {
    key: 'won-count',
    label: 'Won deals',
    value: count(28),
    previous: { value: count(22), change: up('+6') },
    yearBefore: { value: count(31), change: down('-3') },
    definition: 'Deals closed as won in the quarter.',
  },
  {
    key: 'win-rate',
    label: 'Win rate',
    value: share(0.459),
    previous: { value: share(0.44), change: up('+1.9 points') },
    yearBefore: { value: missing('no deal was closed in 2016-Q4'), change: null },
    definition: 'Won deals over all deals closed in the quarter.',
  },
  {
    key: 'lost-count',
    label: 'Lost deals',
    value: count(33),
    previous: { value: count(28), change: up('+5', 'bad') },
    yearBefore: { value: count(33), change: { text: '0', direction: 'same', tone: 'neutral' } },
    definition: 'Deals closed as lost in the quarter.',
  },
  {
    key: 'average-deal',
    label: 'Average deal',
    value: usd(2730.39),
    previous: { value: usd(2782.75), change: down('-1.9%') },
    yearBefore: { value: usd(2622.58), change: up('+4.1%') },
    definition: 'Won amount over won deals.',
  },
  {
    key: 'open',
    label: 'Open pipeline',
    value: missing('12 open deals have no amount'),
    previous: null,
    yearBefore: null,
    definition: 'Sum of the amounts of deals that are open on the as-of date.',
  },
];

const column = (key: string, label: string, kind: Column['kind'], unit?: string): Column => ({
  key,
  label,
  kind,
  ...(unit ? { unit } : {}),
});

const commitments: Block = {
  kind: 'table',
  heading: 'What each side promised on 12 September 2017',
  empty: 'No commitments were recorded in the last review.',
  columns: [
    column('what', 'Commitment', 'text'),
    column('side', 'Side', 'text'),
    column('owner', 'Owner', 'text'),
    column('due', 'Due', 'date'),
    column('state', 'State', 'status'),
  ],
  rows: [
    [
      'Name a second certified engineer for the storage line and book the exam before the end of the quarter',
      'Partner',
      'Jane Doe',
      '2017-10-31',
      'on-track',
      'Kept',
    ],
    ['Provide demo hardware for the Rotterdam site', 'Vendor', 'Maureen Marcano', '2017-11-15', 'at-risk', 'Late by 12 days'],
    [
      'Joint customer event, 40 registrations',
      'Partner',
      'Kees van der Berg-Oosterhuis',
      '2017-12-01',
      'off-track',
      'Missed: venue cancelled',
    ],
    ['Share the renewal list of 2018', 'Vendor', 'Maureen Marcano', '2018-01-15', 'unknown', 'Not known'],
  ].map(([what = '', side = '', owner = '', due = '', status, state = '']) => ({
    cells: [text(what), text(side), text(owner), day(due), { kind: 'status', status: status as 'on-track', text: state }],
  })),
};

const stages = ['Prospecting', 'Engaging', 'Proposal', 'Negotiation'];
const pipelineRows = Array.from({ length: 34 }, (_, index) => ({
  cells: [
    text(
      index === 3
        ? 'Nordrhein-Westfälische Landesversicherungsanstalt für Angestellte und Beamte'
        : `Customer ${String(index + 1).padStart(2, '0')}`,
    ),
    text(['GTX Pro', 'MG Advanced', 'GTK 500'][index % 3] ?? ''),
    text(stages[index % 4] ?? ''),
    index === 5 ? missing('no amount was entered') : usd(54_000 / (index + 1)),
    day(`2018-0${(index % 3) + 1}-${String((index % 27) + 1).padStart(2, '0')}`),
  ],
}));

const chart = (made: Partial<Chart>): Block => ({
  kind: 'chart',
  chart: {
    kind: 'bar',
    title: 'Won amount by quarter (USD)',
    altText: 'Bars of the won amount by quarter. 2017-Q4 is 76,451.00 US dollars, up from 61,220.50 in the quarter before.',
    categories: quarters,
    categoryLabel: 'Quarter',
    format: money,
    series: [
      { key: 'won', name: 'Won amount', values: [5_210_000, 4_800_000, null, 8_130_000, 5_900_000, 6_644_000, 6_122_050, 7_645_100] },
    ],
    ...made,
  },
});

const sections: Section[] = [
  {
    key: 'title',
    title: 'Quarterly business review 2017-Q4',
    layout: 'title',
    notes: 'Welcome. Ninety minutes: at most half of it looks back.',
    blocks: [{ kind: 'text', role: 'body', paragraphs: ['Maureen Marcano, channel account manager', 'Rotterdam, 20 November 2026'] }],
  },
  { key: 'commitments', title: 'What we promised each other last time', layout: 'stack', notes: 'Open ones first.', blocks: [commitments] },
  {
    key: 'summary',
    title: 'Executive summary',
    layout: 'stack',
    notes: 'Three messages only.',
    blocks: [
      { kind: 'figures', previousLabel: '2017-Q3', yearBeforeLabel: '2016-Q4', figures: figures.slice(0, 3) },
      {
        kind: 'text',
        role: 'commentary',
        heading: 'Our reading',
        paragraphs: [
          'The fourth quarter closed well above the third because two storage projects of the public sector were decided in November; without them the quarter would have been flat. Both came from the joint event in June, which is the strongest argument for repeating it.',
          'The win rate rose although more deals were lost than before. Most of the lost ones were small and priced below our floor, and we stopped following them earlier than last year.',
        ],
      },
      {
        kind: 'list',
        heading: 'What we ask of each other',
        items: [
          'A second certified engineer by the end of January',
          'Demo hardware on site before the February tender',
          'One named contact for renewals on each side',
        ],
      },
    ],
  },
  {
    key: 'scorecard',
    title: 'Scorecard against target',
    layout: 'stack',
    notes: '',
    blocks: [{ kind: 'figures', previousLabel: '2017-Q3', yearBeforeLabel: '2016-Q4', figures }, chart({})],
  },
  {
    key: 'pipeline',
    title: 'Pipeline by name',
    layout: 'stack',
    notes: 'Walk through the first ten, then ask.',
    blocks: [
      {
        kind: 'table',
        heading: 'Open deals by amount',
        empty: 'There is no open deal on the as-of date.',
        columns: [
          column('customer', 'Customer', 'text'),
          column('product', 'Product', 'text'),
          column('stage', 'Stage', 'text'),
          column('amount', 'Amount', 'money', 'USD'),
          column('close', 'Expected close', 'date'),
        ],
        rows: [
          ...pipelineRows,
          { cells: [text('Total of known amounts'), text(''), text(''), usd(213_500.42), text('')], emphasis: 'total' as const },
        ],
      },
    ],
  },
  {
    key: 'plan',
    title: 'Plan objectives',
    layout: 'side-by-side',
    notes: 'Objective 2 needs a decision.',
    blocks: [
      chart({
        kind: 'line',
        title: 'Win rate against all partners',
        altText: 'Lines of the win rate. The partner is at 45.9 %, all partners at 51.0 %.',
        format: { kind: 'percent' },
        series: [
          { key: 'partner', name: 'ACME Corp', values: [0.4, 0.45, 0.5, null, 0.42, 0.46, 0.44, 0.459] },
          { key: 'all', name: 'All partners', values: [0.5, 0.52, 0.48, 0.49, 0.5, 0.51, 0.5, 0.51] },
        ],
      }),
      {
        kind: 'table',
        empty: 'No plan is active for this year.',
        columns: [column('objective', 'Objective', 'text'), column('progress', 'Reached', 'percent'), column('state', 'State', 'status')],
        rows: [
          { cells: [text('Revenue with new customers'), share(0.91), { kind: 'status', status: 'on-track', text: 'On track' }] },
          { cells: [text('Certified engineers'), share(0.5), { kind: 'status', status: 'at-risk', text: 'At risk' }] },
          { cells: [text('Joint events'), missing('no target is set'), { kind: 'status', status: 'unknown', text: 'Not known' }] },
        ],
      },
    ],
  },
  {
    key: 'enablement',
    title: 'Enablement',
    layout: 'side-by-side',
    notes: '',
    blocks: [
      chart({
        kind: 'stacked',
        title: 'Certifications held at the end of each quarter',
        altText: 'Stacked bars of certifications by level.',
        format: { kind: 'integer' },
        series: [
          { key: 'sales', name: 'Sales', values: [2, 2, 3, 3, 4, 4, 5, 6] },
          { key: 'technical', name: 'Technical', values: [1, 1, 1, 2, 2, 2, 2, 2] },
        ],
      }),
      {
        kind: 'list',
        heading: 'Next exams',
        ordered: true,
        items: ['Storage foundations, 14 January 2018', 'Network security, 2 February 2018'],
      },
      { kind: 'text', role: 'note', paragraphs: ['Expired certifications are not counted.'] },
    ],
  },
  { key: 'marketing', title: 'Marketing and MDF', layout: 'stack', notes: '', blocks: [] },
  {
    key: 'risks',
    title: 'Risks and asks',
    layout: 'stack',
    notes: '',
    blocks: [
      chart({
        title: 'Open amount by stage (USD)',
        altText: 'Lying bars of the open amount by stage.',
        categoryLabel: 'Stage',
        categories: [
          'Prospecting',
          'Waiting for the approval of the registration by the distributor',
          'Proposal sent and customer is comparing',
          'Negotiation',
          'Verbal agreement, paperwork outstanding',
          'Budget confirmed for the next fiscal year',
          'On hold at the request of the customer',
        ],
        series: [{ key: 'open', name: 'Open amount', values: [1_200_000, 5_600_000, null, 340_000, 9_912_345, 2_250_000, 800_000] }],
      }),
      {
        kind: 'list',
        items: [
          'The largest open deal depends on one person at the customer.',
          'The registration of Customer 07 runs out on 31 January 2018.',
        ],
      },
    ],
  },
  {
    key: 'next',
    title: 'Next quarter: plan and commitments',
    layout: 'stack',
    notes: 'Read the commitments out and agree on each date.',
    blocks: [
      { kind: 'text', role: 'body', paragraphs: ['We concentrate on three things and stop the rest.'] },
      { ...commitments, heading: 'Commitments for 2018-Q1' } as Block,
    ],
  },
];

/** `change` replaces parts of it, for tests of one property. */
export const sampleDocument = (change: Partial<Document> = {}): Document => ({
  title: 'Quarterly business review 2017-Q4',
  subtitle: 'October to December 2017',
  partner: 'ACME Corp',
  asOf: '2017-12-31',
  footer: 'For ACME Corp and Quarterdeck only',
  currency: 'USD',
  language: 'en-US',
  pageSize: 'A4',
  properties: {
    title: 'ACME Corp: quarterly business review 2017-Q4',
    subject: 'Quarterly business review',
    author: 'Maureen Marcano',
    company: 'Quarterdeck',
    createdAt: '2026-11-20T08:30:00.000Z',
  },
  sections,
  ...change,
});
