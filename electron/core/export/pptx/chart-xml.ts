import { lastKnown, plotted } from '#shared/charts/canvas.ts';
import { scaleOf } from '#shared/charts/frame.ts';
import { liesAcross } from '#shared/charts/layout.ts';
import { seriesColours } from '#shared/charts/theme.ts';
import { pointText } from '#shared/documents/format.ts';
import type { Chart, Series } from '#shared/documents/model.ts';
import { textWidth } from '#shared/documents/text-width.ts';
import { escapeXml } from '../xml.ts';
import { axisXml } from './chart-axes.ts';
import { canvasOf, type ChartFrame, flags, labelSizeOf, labelXml, lookOf, textXml } from './chart-frame.ts';
import { formatCode, sheetNumber } from './chart-sheet.ts';
import { endLabelXml, lineLayout } from './chart-labels.ts';

const column = (index: number): string => String.fromCodePoint(66 + index);

const strings = (formula: string, texts: string[]): string =>
  `<c:strRef><c:f>${formula}</c:f><c:strCache><c:ptCount val="${texts.length}"/>${texts
    .map((text, index) => `<c:pt idx="${index}"><c:v>${escapeXml(text)}</c:v></c:pt>`)
    .join('')}</c:strCache></c:strRef>`;

/** A missing value has no point at all, so that PowerPoint draws a gap. */
const numbers = (formula: string, chart: Chart, series: Series): string =>
  `<c:numRef><c:f>${formula}</c:f><c:numCache><c:formatCode>${escapeXml(formatCode(chart.format))}</c:formatCode><c:ptCount val="${chart.categories.length}"/>${chart.categories
    .map((_, index) => {
      const value = series.values[index] ?? null;
      return value === null ? '' : `<c:pt idx="${index}"><c:v>${sheetNumber(value, chart.format)}</c:v></c:pt>`;
    })
    .join('')}</c:numCache></c:numRef>`;

/** Room for a label above one bar (or inside one segment), in points. */
const barRoom = ({ chart, width }: ChartFrame): number => {
  const band = (width - 50) / Math.max(1, chart.categories.length);
  return chart.kind === 'stacked' ? band * 0.66 : band / (chart.series.length + (chart.series.length > 1 ? 0.6 : 0));
};

const labelsXml = (frame: ChartFrame, series: Series, index: number, across: boolean): string => {
  const { chart, language, height } = frame;
  const none = `<c:dLbls>${flags(false, false)}</c:dLbls>`;
  const last = lastKnown(series);
  if (last === null) return none;
  if (chart.kind === 'line') return `<c:dLbls>${endLabelXml(frame, index, last)}${flags(false, false)}</c:dLbls>`;
  const known = chart.series.flatMap((one) => one.values.filter((value) => value !== null));
  const fits = across || known.every((value) => textWidth(pointText(value, chart.format, language), labelSizeOf(frame)) <= barRoom(frame));
  const one = (at: number, position: string, color: string): string =>
    `<c:dLbl><c:idx val="${at}"/>${labelXml(frame, position, false, color, true)}</c:dLbl>`;
  if (chart.kind === 'stacked') {
    const { min, max } = scaleOf(canvasOf(frame));
    const high = (value: number): boolean => (Math.abs(plotted(chart, value)) / (max - min)) * (height - 70) >= 16;
    const shown = series.values.flatMap((value, at) => (fits && value !== null && high(value) ? [one(at, 'ctr', 'FFFFFF')] : []));
    return shown.length ? `<c:dLbls>${shown.join('')}${flags(false, false)}</c:dLbls>` : none;
  }
  if (fits) return `<c:dLbls>${labelXml(frame, 'outEnd', false, lookOf(frame).ink, false)}</c:dLbls>`;
  return `<c:dLbls>${one(last, 'outEnd', lookOf(frame).ink)}${flags(false, false)}</c:dLbls>`;
};

const seriesXml = (frame: ChartFrame, series: Series, index: number, across: boolean): string => {
  const { chart } = frame;
  const rows = chart.categories.length + 1;
  const color = `<a:solidFill>${lookOf(frame).series(index)}</a:solidFill>`;
  const dash = index < seriesColours.length ? '' : '<a:prstDash val="dash"/>';
  const shape =
    chart.kind === 'line'
      ? `<c:spPr><a:ln w="28575" cap="rnd">${color}${dash}<a:round/></a:ln></c:spPr><c:marker><c:symbol val="circle"/><c:size val="5"/><c:spPr>${color}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>`
      : `<c:spPr>${color}</c:spPr><c:invertIfNegative val="0"/>`;
  return `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx>${strings(`Sheet1!$${column(index)}$1`, [series.name])}</c:tx>${shape}${labelsXml(frame, series, index, across)}<c:cat>${strings(`Sheet1!$A$2:$A$${rows}`, chart.categories)}</c:cat><c:val>${numbers(`Sheet1!$${column(index)}$2:$${column(index)}$${rows}`, chart, series)}</c:val>${chart.kind === 'line' ? '<c:smooth val="0"/>' : ''}</c:ser>`;
};

/** No bar is wider than this, in points, however few there are. */
const widestBar = 96;

/** The gap between bars in percent of a bar. */
const gapOf = ({ chart, width, height }: ChartFrame, across: boolean): number => {
  const beside = chart.kind === 'bar' ? chart.series.length : 1;
  const band = ((across ? height : width) - 50) / Math.max(1, chart.categories.length);
  return Math.min(500, Math.max(beside > 1 ? 60 : 50, Math.round((band / widestBar - beside) * 100)));
};

const legendXml = (frame: ChartFrame): string =>
  `<c:legend><c:legendPos val="t"/><c:overlay val="0"/>${textXml(frame, lookOf(frame).ink, false)}</c:legend>`;

/**
 * The part `ppt/charts/chartN.xml`: a native chart that PowerPoint edits, with zero baselines for bars, gaps for missing values, names and last values at the
 * ends of lines, and numbers shortened on the axis alone.
 */
export const chartXml = (frame: ChartFrame): string => {
  const { chart } = frame;
  const across = liesAcross(chart, canvasOf(frame));
  const series = chart.series.map((one, index) => seriesXml(frame, one, index, across)).join('');
  const ids = '<c:axId val="111111111"/><c:axId val="222222222"/>';
  const plot =
    chart.kind === 'line'
      ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${ids}</c:lineChart>`
      : `<c:barChart><c:barDir val="${across ? 'bar' : 'col'}"/><c:grouping val="${chart.kind === 'stacked' ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>${series}<c:gapWidth val="${gapOf(frame, across)}"/>${chart.kind === 'stacked' ? '<c:overlap val="100"/>' : '<c:overlap val="-5"/>'}${ids}</c:barChart>`;
  const layout = chart.kind === 'line' ? lineLayout(frame) : '<c:layout/>';
  const legend = chart.kind !== 'line' && chart.series.length > 1 ? legendXml(frame) : '';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:lang val="${escapeXml(frame.language)}"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea>${layout}${plot}${axisXml(frame, across)}<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr></c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${textXml(frame, lookOf(frame).muted, false)}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`;
};
