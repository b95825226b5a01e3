import { figuresTable } from '#shared/documents/figures-table.ts';
import { changeText, valueText } from '#shared/documents/format.ts';
import type { Change, Comparison, Figure, FiguresBlock } from '#shared/documents/model.ts';
import { textWidth, wrapText } from '#shared/documents/text-width.ts';
import { chainFlows, wholeFlow } from '../flow/flow.ts';
import { type PageFlow, type PageFragment, type PdfPage, putLines, putRect, type Run } from './paint.ts';
import { tableFlow } from './table.ts';
import { definitionFragment } from './text.ts';
import { colors, leading, sizes } from './theme.ts';

const gap = 16;
const inset = 9;
const valueSize = 16;
const toneColor: Record<Change['tone'], string> = { good: colors.good, bad: colors.bad, neutral: colors.muted };

type Line = { runs: Run[]; size: number };

const plain = (text: string, width: number, size: number, color: string): Line[] =>
  wrapText(text, width * 0.985, size).map((line) => ({ runs: [{ text: line, color }], size }));

/** "2017-Q3  61,220.50 USD ↑ +24.9%": the change goes to a line of its own when there is no room. */
const comparisonLines = (name: string, { value, change }: Comparison, width: number, language: string): Line[] => {
  const text = `${name}  ${valueText(value, language)}`;
  if (!change) return plain(text, width, sizes.small, colors.muted);
  const runs: Run[] = [{ text: changeText(change), color: toneColor[change.tone], bold: true }];
  const needed = textWidth(`${text}  `, sizes.small) + textWidth(changeText(change), sizes.small, 'bold');
  const together = needed <= width;
  if (together) return [{ runs: [{ text: `${text}  `, color: colors.muted }, ...runs], size: sizes.small }];
  return [...plain(text, width, sizes.small, colors.muted), { runs, size: sizes.small }];
};

const cardLines = (figure: Figure, block: FiguresBlock, width: number, language: string): Line[] => {
  const { value } = figure;
  const missing = value.kind === 'missing';
  return [
    ...plain(figure.label, width, sizes.small, colors.muted),
    ...(missing
      ? plain(valueText(value, language), width, 12, colors.muted)
      : wrapText(valueText(value, language), width, valueSize, 'bold').map((text) => ({ runs: [{ text, bold: true }], size: valueSize }))),
    ...(missing && value.reason ? plain(value.reason, width, sizes.small, colors.muted) : []),
    ...(figure.previous ? comparisonLines(block.previousLabel, figure.previous, width, language) : []),
    ...(figure.yearBefore ? comparisonLines(block.yearBeforeLabel, figure.yearBefore, width, language) : []),
  ];
};

const heightOf = (lines: Line[]): number => lines.reduce((sum, line) => sum + leading(line.size), 0);

const drawCard = (page: PdfPage, lines: Line[], x: number, y: number, width: number, height: number): void => {
  putRect(page, { x, y, width: 1, height }, colors.line);
  let at = y;
  for (const { runs, size } of lines) {
    putLines(page, [runs], { x: x + inset, y: at, width }, { size });
    at += leading(size);
  }
};

const cardsFragment = (block: FiguresBlock, width: number, language: string): PageFragment => {
  const widest = Math.max(...block.figures.map((figure) => textWidth(valueText(figure.value, language), valueSize, 'bold')));
  const most = Math.max(1, Math.min(block.figures.length, 4, Math.floor((width + gap) / (widest + inset + 2 + gap))));
  // three and one would look forgotten: two and two
  const inRow = block.figures.length === 4 && most === 3 ? 2 : most;
  const cardWidth = (width - gap * (inRow - 1)) / inRow;
  const cards = block.figures.map((figure) => cardLines(figure, block, cardWidth - inset, language));
  const rows = Array.from({ length: Math.ceil(cards.length / inRow) }, (_, row) => cards.slice(row * inRow, (row + 1) * inRow));
  const heights = rows.map((row) => Math.max(...row.map(heightOf)));
  return {
    height: heights.reduce((sum, height) => sum + height, 0) + 10 * (rows.length - 1),
    draw(page, x, y) {
      let at = y;
      for (const [index, row] of rows.entries()) {
        for (const [column, lines] of row.entries())
          drawCard(page, lines, x + column * (cardWidth + gap), at, cardWidth - inset, heights[index] ?? 0);
        at += (heights[index] ?? 0) + 10;
      }
    },
  };
};

/** Up to four figures stand large, more are a table; below, in small print, what each one says. */
export const figuresFlow = (block: FiguresBlock, language: string): PageFlow => {
  const large = block.figures.length > 0 && block.figures.length <= 4;
  const figures = large
    ? wholeFlow<PdfPage>((width) => cardsFragment(block, width, language))
    : tableFlow(figuresTable(block, language), language);
  const definitions = block.figures
    .filter((figure) => figure.definition)
    .map((figure) => wholeFlow<PdfPage>((width) => definitionFragment(figure.label, figure.definition, width)));
  return chainFlows([figures, chainFlows(definitions, 0)], 6);
};
