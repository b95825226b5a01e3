import type { Column, Sheet, Value } from '#shared/documents/model.ts';
import { comparedFigures } from '../blocks/figures.ts';
import { scorecardTable } from '../blocks/scorecard.ts';
import type { FactContext } from '../blocks/block-context.ts';
import type { QbrPackage } from '../model.ts';
import { dealFigures } from '../template-blocks.ts';
import { dateValue, moneyValue, textValue } from '../values.ts';

export type SheetContext = Omit<FactContext, 'built'> & { built: QbrPackage };

/** The figures of deals that the package shows; a partner's copy may hold some back. */
export const shownFigures = ({ withheld }: Pick<QbrPackage, 'withheld'>): Array<keyof QbrPackage['figures']['now']> =>
  dealFigures.filter((id) => !withheld.includes(id));

/** Each figure of the quarter, of the quarter before and of the year before. */
export const scorecardSheet = (context: SheetContext): Sheet => {
  const { built, say } = context;
  const last = built.lastFrozen;
  return {
    name: say('sheet.scorecard'),
    columns: [
      { key: 'figure', label: say('figure'), kind: 'text' },
      { key: 'now', label: built.quarter.label, kind: 'decimal' },
      { key: 'previous', label: built.previousQuarter.label, kind: 'decimal' },
      { key: 'yearBefore', label: built.yearBefore.label, kind: 'decimal' },
      ...(last ? [{ key: 'lastReview', label: say('lastReview', { quarter: last.quarter }), kind: 'decimal' as const }] : []),
      { key: 'definition', label: say('definitions'), kind: 'text' },
    ],
    rows: comparedFigures(context, [...shownFigures(built), ...built.metrics.map(({ id }) => id)]).map(
      ({ label, value, previous, yearBefore, lastReview, definition }) => ({
        cells: [
          textValue(value.kind === 'money' ? `${label} (${value.currency})` : label),
          value,
          previous?.value ?? textValue(null),
          yearBefore?.value ?? textValue(null),
          ...(last ? [lastReview?.value ?? textValue(null)] : []),
          textValue(definition),
        ],
      }),
    ),
  };
};

/** The lines of the type's scorecard against their targets; no sheet where the type has no scorecard. */
export const targetsSheet = (context: SheetContext): Sheet[] =>
  scorecardTable(context).flatMap((block) =>
    block.kind === 'table' ? [{ name: context.say('sheet.targets'), columns: block.columns, rows: block.rows }] : [],
  );

/** Columns that are there unless what they tell is held back, each with what it makes of a record. */
type Told<R> = { column: Column; id?: string; of(record: R): Value };
const told = <R>(name: string, records: readonly R[], columns: readonly Told<R>[], { withheld }: Pick<QbrPackage, 'withheld'>): Sheet => {
  const shown = columns.filter(({ id }) => id === undefined || !withheld.includes(id));
  return {
    name,
    columns: shown.map(({ column }) => column),
    rows: records.map((record) => ({ cells: shown.map(({ of }) => of(record)) })),
  };
};
const countOf = (value: number): Value => ({ kind: 'integer', value });

/** Won and lost by quarter, oldest first. */
export const quartersSheet = ({ built, say }: SheetContext): Sheet => {
  const count = (key: string, label: string, id: 'registrations' | 'wonCount' | 'lostCount'): Told<QbrPackage['trend'][number]> => ({
    column: { key, label, kind: 'integer' },
    id: `trend.${id}`,
    of: (one) => countOf(one[id]),
  });
  return told(
    say('sheet.quarters'),
    built.trend,
    [
      { column: { key: 'quarter', label: say('quarter'), kind: 'text' }, of: ({ quarter }) => textValue(quarter) },
      { column: { key: 'from', label: say('from'), kind: 'date' }, of: ({ from }) => dateValue(from) },
      { column: { key: 'to', label: say('to'), kind: 'date' }, of: ({ to }) => dateValue(to) },
      count('registrations', say('registrations'), 'registrations'),
      count('won', say('wonDeals'), 'wonCount'),
      {
        column: { key: 'amount', label: say('wonAmount'), kind: 'money', unit: built.currency },
        id: 'trend.wonAmount',
        of: ({ wonAmount }) => moneyValue(wonAmount, built.currency, say('noAmount')),
      },
      count('lost', say('lostDeals'), 'lostCount'),
    ],
    built,
  );
};

/** Every open deal of the package by name. */
export const pipelineSheet = ({ built, say }: SheetContext): Sheet => ({
  name: say('sheet.pipeline'),
  columns: [
    { key: 'deal', label: say('deal'), kind: 'text' },
    { key: 'product', label: say('product'), kind: 'text' },
    { key: 'owner', label: say('owner'), kind: 'text' },
    { key: 'stage', label: say('stage'), kind: 'text' },
    { key: 'registered', label: say('registered'), kind: 'date' },
    { key: 'expected', label: say('expectedClose'), kind: 'date' },
    { key: 'age', label: say('age'), kind: 'integer', unit: say('days') },
    { key: 'amount', label: say('amount'), kind: 'money' },
  ],
  rows: built.pipeline.deals.map((deal) => ({
    cells: [
      textValue(deal.name),
      textValue(deal.product),
      textValue(deal.owner),
      textValue(deal.stageLabel),
      dateValue(deal.submittedOn),
      dateValue(deal.expectedCloseOn),
      deal.ageDays === null ? { kind: 'missing', reason: say('noRegistrationDate') } : { kind: 'integer', value: deal.ageDays },
      deal.amount === null ? { kind: 'missing', reason: say('noAmount') } : { kind: 'money', ...deal.amount },
    ],
  })),
});

/** What was won and lost by product, with each product's share of the won amount. */
export const productsSheet = ({ built, say }: SheetContext): Sheet => {
  const total = built.figures.now.wonAmount.value;
  return told(
    say('sheet.products'),
    built.productMix,
    [
      { column: { key: 'product', label: say('product'), kind: 'text' }, of: ({ product }) => textValue(product ?? say('noProduct')) },
      { column: { key: 'won', label: say('wonDeals'), kind: 'integer' }, id: 'wonCount', of: ({ wonCount }) => countOf(wonCount) },
      {
        column: { key: 'amount', label: say('wonAmount'), kind: 'money', unit: built.currency },
        of: ({ wonAmount }) => moneyValue(wonAmount, built.currency, say('noAmount')),
      },
      {
        column: { key: 'share', label: say('share'), kind: 'percent' },
        of: ({ wonAmount }) =>
          wonAmount === null || total === null || total <= 0
            ? { kind: 'missing', reason: say('noProductsWon') }
            : { kind: 'percent', fraction: wonAmount / total },
      },
      { column: { key: 'lost', label: say('lostDeals'), kind: 'integer' }, id: 'lostCount', of: ({ lostCount }) => countOf(lostCount) },
    ],
    built,
  );
};
