import { figuresTable } from '#shared/documents/figures-table.ts';
import { changeText, valueText } from '#shared/documents/format.ts';
import type { Change, Comparison, Figure, FiguresBlock } from '#shared/documents/model.ts';
import { textWidth, wrapText } from '#shared/documents/text-width.ts';
import { wholeFlow } from '../flow/flow.ts';
import type { DeckContext, SlideFlow, SlideFragment } from './fragment.ts';
import { putText, type Run } from './paint.ts';
import { tableFlow } from './table.ts';
import { ink, leading, sizes, spare } from './theme.ts';

const gap = 28;
const small = sizes.table;
const toneInk: Record<Change['tone'], string> = { good: ink.good, bad: ink.bad, neutral: ink.muted };

type Line = { runs: Run[]; size: number; lines: number };
type Card = { lines: Line[]; height: number };

const valueOf = (figure: Figure, language: string): string => valueText(figure.value, language);

const comparisonLine = (name: string, comparison: Comparison, width: number, language: string): Line => {
  const value = `${name}  ${valueText(comparison.value, language)}`;
  const change = comparison.change ? `  ${changeText(comparison.change)}` : '';
  return {
    runs: [
      { text: value, color: ink.muted },
      ...(comparison.change ? [{ text: change, color: toneInk[comparison.change.tone], bold: true }] : []),
    ],
    size: small,
    lines: wrapText(value + change, width * spare, small, 'bold').length,
  };
};

const cardOf = (figure: Figure, block: FiguresBlock, width: number, { language }: DeckContext): Card => {
  const { value } = figure;
  const size = value.kind === 'missing' ? 18 : sizes.figure;
  const text = valueOf(figure, language);
  const lines: Line[] = [
    { runs: [{ text: figure.label, color: ink.muted }], size: small, lines: wrapText(figure.label, width * spare, small).length },
    {
      runs: [{ text, bold: value.kind !== 'missing', color: value.kind === 'missing' ? ink.muted : ink.text }],
      size,
      lines: wrapText(text, width, size, 'bold').length,
    },
    ...(value.kind === 'missing' && value.reason
      ? [
          {
            runs: [{ text: value.reason, color: ink.muted }],
            size: sizes.note,
            lines: wrapText(value.reason, width * spare, sizes.note).length,
          },
        ]
      : []),
    ...(figure.previous ? [comparisonLine(block.previousLabel, figure.previous, width, language)] : []),
    ...(figure.yearBefore ? [comparisonLine(block.yearBeforeLabel, figure.yearBefore, width, language)] : []),
  ];
  return { lines, height: lines.reduce((sum, line) => sum + line.lines * leading(line.size), 0) + 10 };
};

const drawCard =
  (card: Card, width: number, height: number): SlideFragment['draw'] =>
  (slide, x, y) => {
    slide.addShape('rect', { x: x / 72, y: y / 72, w: 1.5 / 72, h: height / 72, fill: { color: ink.line }, line: { type: 'none' } });
    let at = y;
    for (const line of card.lines) {
      const lineHeight = line.lines * leading(line.size);
      putText(slide, line.runs, { x: x + 12, y: at, width, height: lineHeight }, { size: line.size });
      at += lineHeight;
    }
  };

/** Figures large beside each other, as many in a row as have room for their values unbroken. */
const cardsFragment = (context: DeckContext, block: FiguresBlock, width: number): SlideFragment => {
  const widest = Math.max(...block.figures.map((figure) => textWidth(valueOf(figure, context.language), sizes.figure, 'bold'))) / spare;
  const most = Math.max(1, Math.min(block.figures.length, 4, Math.floor((width + gap) / (widest + 12 + gap))));
  // three and one would look forgotten: two and two
  const inRow = block.figures.length === 4 && most === 3 ? 2 : most;
  const cardWidth = (width - gap * (inRow - 1)) / inRow;
  const cards = block.figures.map((figure) => cardOf(figure, block, cardWidth - 12, context));
  const rows = Array.from({ length: Math.ceil(cards.length / inRow) }, (_, row) => cards.slice(row * inRow, (row + 1) * inRow));
  const heights = rows.map((row) => Math.max(...row.map((card) => card.height)));
  return {
    height: heights.reduce((sum, height) => sum + height, 0) + 16 * (rows.length - 1),
    draw(slide, x, y) {
      let at = y;
      for (const [index, row] of rows.entries()) {
        for (const [column, card] of row.entries())
          drawCard(card, cardWidth - 12, heights[index] ?? 0)(slide, x + column * (cardWidth + gap), at);
        at += (heights[index] ?? 0) + 16;
      }
    },
  };
};

/** Up to four figures stand large; more are a table, which the eye can scan. What each one says is in the speaker's notes. */
export const figuresFlow = (context: DeckContext, block: FiguresBlock, roomy: boolean): SlideFlow => {
  if (block.figures.length === 0 || block.figures.length > 4)
    return tableFlow(context, { ...figuresTable(block, context.language), heading: block.heading ?? '' }, roomy);
  return wholeFlow((width) => cardsFragment(context, block, width));
};
