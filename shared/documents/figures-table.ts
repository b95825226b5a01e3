import { changeText, valueText } from './format.ts';
import type { Column, Comparison, FiguresBlock, Row, Value } from './model.ts';
import type { TableBlock } from './model.ts';
import { wordsOf } from './words.ts';

const unitOf = (value: Value): string | undefined => (value.kind === 'money' ? value.currency : undefined);

/** Figures as a table: the unit stands beside the name, so that amounts in the columns are bare numbers. Comparisons that no figure has get no columns. */
export const figuresTable = (block: FiguresBlock, language: string): TableBlock => {
  const say = wordsOf(language);
  const withPrevious = block.figures.some((figure) => figure.previous);
  const withYearBefore = block.figures.some((figure) => figure.yearBefore);
  const number = (key: string, label: string): Column => ({ key, label, kind: 'decimal', align: 'right' });
  const columns: Column[] = [
    { key: 'figure', label: say('figure'), kind: 'text' },
    number('value', block.valueLabel ?? say('value')),
    ...(withPrevious ? [number('previous', block.previousLabel), number('previous-change', say('change'))] : []),
    ...(withYearBefore ? [number('year-before', block.yearBeforeLabel), number('year-before-change', say('change'))] : []),
  ];
  const cell = (value: Value, unit: string | undefined): Value =>
    value.kind === 'missing' ? value : { kind: 'text', text: valueText(value, language, unit) };
  const compared = (comparison: Comparison | null, unit: string | undefined): Value[] => [
    comparison ? cell(comparison.value, unit) : { kind: 'text', text: '' },
    { kind: 'text', text: comparison?.change ? changeText(comparison.change) : '' },
  ];
  const rows = block.figures.map((figure): Row => {
    const values = [figure.value, figure.previous?.value, figure.yearBefore?.value];
    const unit = values.flatMap((value) => (value ? (unitOf(value) ?? []) : []))[0];
    return {
      cells: [
        { kind: 'text', text: unit ? `${figure.label} (${unit})` : figure.label },
        cell(figure.value, unit),
        ...(withPrevious ? compared(figure.previous, unit) : []),
        ...(withYearBefore ? compared(figure.yearBefore, unit) : []),
      ],
    };
  });
  return { kind: 'table', columns, rows, empty: say('nothingHere') };
};
