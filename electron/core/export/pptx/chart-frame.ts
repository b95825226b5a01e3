import { type ChartTheme, seriesColours } from '#shared/charts/theme.ts';
import type { Chart } from '#shared/documents/model.ts';
import { escapeXml } from '../xml.ts';
import { formatCode } from './chart-sheet.ts';
import { face } from './theme.ts';

/** The colours of a chart as RRGGBB, its typeface, and the colour of each series as XML; those of a company's template are its own. */
export type ChartLook = { ink: string; muted: string; axis: string; grid: string; face: string; series(index: number): string };
const deckLook: ChartLook = {
  ink: '1B232C',
  muted: '5A6672',
  axis: '8A949E',
  grid: 'E3E7EB',
  face,
  series: (index) => `<a:srgbClr val="${(seriesColours[index % seriesColours.length] ?? '#1f5fa8').slice(1).toUpperCase()}"/>`,
};

/** A chart and the box of its slide, in points. Without a `look` it has the one of our decks. */
export type ChartFrame = { chart: Chart; width: number; height: number; language: string; look?: ChartLook };
export const lookOf = ({ look = deckLook }: ChartFrame): ChartLook => look;
/** Size of the texts in a chart: smaller where it shares its slide with a column of text. */
export const labelSizeOf = ({ width }: { width: number }): number => (width < 520 ? 10 : 11);

const paper: Omit<ChartTheme, 'fontSize'> = { text: '', muted: '', grid: '', axis: '', series: seriesColours };
export const canvasOf = ({ chart, width, height, language }: ChartFrame) => ({
  chart,
  width,
  height,
  language,
  theme: { ...paper, fontSize: labelSizeOf({ width }) },
});

export const solid = (color: string): string => `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;

export const textXml = (frame: ChartFrame, color: string, bold: boolean): string => {
  const typeface = escapeXml(lookOf(frame).face);
  return `<c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${labelSizeOf(frame) * 100}" b="${bold ? 1 : 0}">${solid(color)}<a:latin typeface="${typeface}"/><a:cs typeface="${typeface}"/></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;
};

/** How a value is written at its bar or line: cents only where amounts are small, as they make six figures unreadable. The sheet behind the chart has them all. */
const labelCode = ({ format, series }: Chart): string => {
  const largest = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => Math.abs(value ?? 0))));
  return format.kind === 'money' && largest >= 100_000 ? '#,##0' : formatCode(format);
};

/** Which parts of a label are shown. */
export const flags = (value: boolean, name: boolean): string =>
  `<c:showLegendKey val="0"/><c:showVal val="${value ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="${name ? 1 : 0}"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;

export const labelXml = (frame: ChartFrame, position: string, name: boolean, color: string, bold: boolean): string =>
  `<c:numFmt formatCode="${escapeXml(labelCode(frame.chart))}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textXml(frame, color, bold)}<c:dLblPos val="${position}"/>${flags(true, name)}`;
