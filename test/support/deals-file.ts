import { csv, type GivenFile } from './import-files.ts';

/** A made-up export of any size for benchmarks: the columns of the real one, the same files beside it. Everything follows from the row's number. */

const partnerCount = 2000;
const agentCount = 40;
const products = ['Axle', 'Bolt', 'Cog', 'Dial', 'Edge', 'Flange', 'Gear'];
const stages = ['Won', 'Lost', 'Engaging', 'Prospecting'] as const;

const partnerName = (index: number): string => `Partner ${String(index).padStart(5, '0')}`;
const agentName = (index: number): string => `Agent ${String(index).padStart(3, '0')}`;
// a fixed stride that visits all partners, so that neighbours in the file are not neighbours in the store
const scattered = (row: number, among: number): number => (row * 7919) % among;

export type MadeDeal = {
  id: string;
  agent: number;
  product: number;
  partner: number;
  stage: (typeof stages)[number];
  engaged: [year: number, month: number, day: number];
  closed: [year: number, month: number, day: number] | null;
  value: number | null;
};

/** The deal of a row. */
export const madeDeal = (row: number): MadeDeal => {
  const stage = stages[row % 4] ?? 'Won';
  const isClosed = stage === 'Won' || stage === 'Lost';
  return {
    id: `D${String(row).padStart(8, '0')}`,
    agent: scattered(row, agentCount),
    product: row % products.length,
    partner: scattered(row, partnerCount),
    stage,
    engaged: [2016 + (row % 2), (row % 12) + 1, (row % 28) + 1],
    closed: isClosed ? [2017, ((row + 5) % 12) + 1, ((row + 9) % 28) + 1] : null,
    value: stage === 'Won' ? 100 + ((row * 37) % 9000) : isClosed ? 0 : null,
  };
};

const usDate = ([year, month, day]: [number, number, number]): string => `${month}/${day}/${year}`;

/** A CSV of `rows` deals. */
export const dealsFile = (rows: number): string => {
  const lines = ['opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value'];
  for (let row = 0; row < rows; row++) {
    const deal = madeDeal(row);
    lines.push(
      [
        deal.id,
        agentName(deal.agent),
        products[deal.product],
        partnerName(deal.partner),
        deal.stage,
        usDate(deal.engaged),
        deal.closed ? usDate(deal.closed) : '',
        deal.value ?? '',
      ].join(','),
    );
  }
  return `${lines.join('\n')}\n`;
};

export const partnersFile = (): GivenFile =>
  csv('accounts.csv', ['account', 'sector'], ...Array.from({ length: partnerCount }, (_, index) => [partnerName(index), 'retail']));
export const peopleFile = (): GivenFile =>
  csv(
    'sales_teams.csv',
    ['sales_agent', 'manager'],
    ...Array.from({ length: agentCount }, (_, index) => [agentName(index), `Manager ${index % 5}`]),
  );
export const productsFile = (): GivenFile => csv('products.csv', ['product', 'series'], ...products.map((name) => [name, 'Parts']));
export const madeCounts = { partners: partnerCount, agents: agentCount, products: products.length };
