import { Text, View } from '@react-pdf/renderer';
import { createElement as h, type ReactElement } from 'react';
import { figuresTable } from '#shared/documents/figures-table.ts';
import { changeText, valueText } from '#shared/documents/format.ts';
import type { Change, Comparison, Figure, FiguresBlock } from '#shared/documents/model.ts';
import { textWidth } from '#shared/documents/text-width.ts';
import { tableBlock } from './table.ts';
import { colors, styles } from './theme.ts';

const gap = 16;
const valueSize = 16;
const toneColor: Record<Change['tone'], string> = { good: colors.good, bad: colors.bad, neutral: colors.muted };

const comparison = (name: string, one: Comparison, language: string): ReactElement =>
  h(
    Text,
    { key: name, style: styles.note },
    `${name}  ${valueText(one.value, language)}`,
    one.change && h(Text, { style: { color: toneColor[one.change.tone], fontWeight: 600 } }, `  ${changeText(one.change)}`),
  );

const card = (figure: Figure, block: FiguresBlock, width: number, language: string): ReactElement => {
  const { value } = figure;
  const missing = value.kind === 'missing';
  return h(
    View,
    { key: figure.key, wrap: false, style: { width, borderLeftWidth: 1, borderLeftColor: colors.line, paddingLeft: 8, marginBottom: 8 } },
    h(Text, { style: styles.note }, figure.label),
    h(
      Text,
      {
        style: {
          fontSize: missing ? 12 : valueSize,
          lineHeight: 1.3,
          fontWeight: missing ? 400 : 600,
          color: missing ? colors.muted : colors.text,
        },
      },
      valueText(value, language),
    ),
    missing && value.reason ? h(Text, { style: styles.note }, value.reason) : null,
    figure.previous && comparison(block.previousLabel, figure.previous, language),
    figure.yearBefore && comparison(block.yearBeforeLabel, figure.yearBefore, language),
  );
};

const cards = (block: FiguresBlock, width: number, language: string): ReactElement => {
  const widest = Math.max(...block.figures.map((figure) => textWidth(valueText(figure.value, language), valueSize, 'bold')));
  const most = Math.max(1, Math.min(block.figures.length, 4, Math.floor((width + gap) / (widest + 9 + gap))));
  // three and one would look forgotten: two and two
  const inRow = block.figures.length === 4 && most === 3 ? 2 : most;
  const cardWidth = (width - gap * (inRow - 1)) / inRow;
  return h(
    View,
    { style: { flexDirection: 'row', flexWrap: 'wrap', columnGap: gap } },
    ...block.figures.map((figure) => card(figure, block, Math.floor(cardWidth * 100) / 100, language)),
  );
};

/** Up to four figures stand large, more are a table; below, in small print, what each one says. */
export const figuresBlock = (block: FiguresBlock, width: number, language: string): ReactElement => {
  const large = block.figures.length > 0 && block.figures.length <= 4;
  const defined = block.figures.filter((figure) => figure.definition);
  return h(
    View,
    null,
    large ? cards(block, width, language) : tableBlock(figuresTable(block, language), width, language),
    ...defined.map((figure, index) =>
      h(
        Text,
        { key: figure.key, style: { ...styles.note, marginTop: index || large ? 0 : 5 } },
        h(Text, { style: { fontWeight: 600 } }, `${figure.label}. `),
        figure.definition,
      ),
    ),
  );
};
