import { figuresTable } from '#shared/documents/figures-table.ts';
import { changeText, valueText } from '#shared/documents/format.ts';
import type { Comparison, Figure, FiguresBlock } from '#shared/documents/model.ts';
import { element, textHtml } from './elements.ts';
import { tableHtml } from './table.ts';

const comparisonHtml = (name: string, { value, change }: Comparison, language: string): string =>
  element(
    'dd',
    {},
    textHtml(`${name}\u2002${valueText(value, language)}`),
    change ? `\u2002${element('span', { class: change.tone }, textHtml(changeText(change)))}` : '',
  );

const figureHtml = (figure: Figure, block: FiguresBlock, language: string): string => {
  const { value, previous, yearBefore } = figure;
  const isMissing = value.kind === 'missing';
  return element(
    'div',
    {},
    element('dt', {}, textHtml(figure.label)),
    element('dd', { class: isMissing ? 'value missing' : 'value' }, textHtml(valueText(value, language))),
    isMissing && value.reason ? element('dd', {}, textHtml(value.reason)) : '',
    previous ? comparisonHtml(block.previousLabel, previous, language) : '',
    yearBefore ? comparisonHtml(block.yearBeforeLabel, yearBefore, language) : '',
  );
};

/** Up to four figures stand large, more are a table; below, in small print, what each one says. */
export const figuresHtml = (block: FiguresBlock, { width, language }: { width: number; language: string }): string => {
  const isLarge = block.figures.length > 0 && block.figures.length <= 4;
  const heading = isLarge && block.heading ? element('h3', {}, textHtml(block.heading)) : '';
  const figures = isLarge
    ? element('dl', { class: 'figures' }, ...block.figures.map((figure) => figureHtml(figure, block, language)))
    : tableHtml(figuresTable(block, language), { width, language, caption: block.heading });
  const defined = block.figures.filter(({ definition }) => definition);
  const definitions = defined.map(({ label, definition }) =>
    element('div', {}, element('dt', {}, textHtml(`${label}.`)), ' ', element('dd', {}, textHtml(definition))),
  );
  return heading + figures + (defined.length > 0 ? element('dl', { class: 'definitions' }, ...definitions) : '');
};
