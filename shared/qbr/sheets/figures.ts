import type { Sheet } from '#shared/documents/model.ts';
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

/** Won and lost by quarter, oldest first. */
export const quartersSheet = ({ built, say }: SheetContext): Sheet => ({
  name: say('sheet.quarters'),
  columns: [
    { key: 'quarter', label: say('quarter'), kind: 'text' },
    { key: 'from', label: say('from'), kind: 'date' },
    { key: 'to', label: say('to'), kind: 'date' },
    { key: 'registrations', label: say('registrations'), kind: 'integer' },
    { key: 'won', label: say('wonDeals'), kind: 'integer' },
    { key: 'amount', label: say('wonAmount'), kind: 'money', unit: built.currency },
    { key: 'lost', label: say('lostDeals'), kind: 'integer' },
  ],
  rows: built.trend.map(({ quarter, from, to, registrations, wonCount, wonAmount, lostCount }) => ({
    cells: [
      textValue(quarter),
      dateValue(from),
      dateValue(to),
      { kind: 'integer', value: registrations },
      { kind: 'integer', value: wonCount },
      moneyValue(wonAmount, built.currency, say('noAmount')),
      { kind: 'integer', value: lostCount },
    ],
  })),
});

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
  return {
    name: say('sheet.products'),
    columns: [
      { key: 'product', label: say('product'), kind: 'text' },
      { key: 'won', label: say('wonDeals'), kind: 'integer' },
      { key: 'amount', label: say('wonAmount'), kind: 'money', unit: built.currency },
      { key: 'share', label: say('share'), kind: 'percent' },
      { key: 'lost', label: say('lostDeals'), kind: 'integer' },
    ],
    rows: built.productMix.map(({ product, wonCount, wonAmount, lostCount }) => ({
      cells: [
        textValue(product ?? say('noProduct')),
        { kind: 'integer', value: wonCount },
        moneyValue(wonAmount, built.currency, say('noAmount')),
        wonAmount === null || total === null || total <= 0
          ? { kind: 'missing', reason: say('noProductsWon') }
          : { kind: 'percent', fraction: wonAmount / total },
        { kind: 'integer', value: lostCount },
      ],
    })),
  };
};
