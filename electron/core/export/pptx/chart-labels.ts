import { lastKnown, plotted } from '#shared/charts/canvas.ts';
import { scaleOf } from '#shared/charts/frame.ts';
import { spread } from '#shared/charts/spread.ts';
import { axisText, pointText } from '#shared/documents/format.ts';
import { textWidth } from '#shared/documents/text-width.ts';
import { canvasOf, type ChartFrame, labelSizeOf, labelXml, lookOf } from './chart-frame.ts';

const top = 10;
const foot = 26;

const endText = ({ chart, language }: ChartFrame, index: number): string[] => {
  const series = chart.series[index];
  const last = series ? lastKnown(series) : null;
  if (!series || last === null) return [];
  const value = pointText(series.values[last] ?? 0, chart.format, language);
  return chart.series.length > 1 ? [series.name, value] : [value];
};

/** The plotting area inside the chart, in points: room at the right for the labels at the ends of lines. */
const area = (frame: ChartFrame): { left: number; width: number; height: number } => {
  const { chart, width, height, language } = frame;
  const ticks = scaleOf(canvasOf(frame)).ticks.map((tick) => textWidth(axisText(tick, chart.format, language), labelSizeOf(frame)));
  const labels = chart.series.flatMap((_, index) => endText(frame, index).map((text) => textWidth(text, labelSizeOf(frame), 'bold')));
  const left = Math.max(...ticks) + 12;
  const right = Math.min(width * 0.4, Math.max(0, ...labels) + 22);
  return { left, width: width - left - right, height: height - top - foot };
};

/** Fixes the plotting area of a line chart, in fractions of the chart. */
export const lineLayout = (frame: ChartFrame): string => {
  const { left, width, height } = area(frame);
  const part = (value: number): string => value.toFixed(4);
  return `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="${part(left / frame.width)}"/><c:y val="${part(top / frame.height)}"/><c:w val="${part(width / frame.width)}"/><c:h val="${part(height / frame.height)}"/></c:manualLayout></c:layout>`;
};

/** The label of the last known point: name and value in full, moved up or down where two lines end at nearly the same height. */
export const endLabelXml = (frame: ChartFrame, index: number, last: number): string => {
  const { chart } = frame;
  const scale = scaleOf(canvasOf(frame));
  const { height } = area(frame);
  const heights = chart.series.map((series) => {
    const at = lastKnown(series);
    return at === null ? height : (1 - (plotted(chart, series.values[at] ?? 0) - scale.min) / (scale.max - scale.min)) * height;
  });
  const lines = chart.series.length > 1 ? 2 : 1;
  // one that ends on the axis is named above the line of the axis
  const placed = spread(heights, lines * labelSizeOf(frame) * 1.35, 0, height - labelSizeOf(frame) * 0.8);
  const moved = ((placed[index] ?? 0) - (heights[index] ?? 0)) / frame.height;
  const layout =
    Math.abs(moved) > 0.005
      ? `<c:layout><c:manualLayout><c:x val="0"/><c:y val="${moved.toFixed(4)}"/></c:manualLayout></c:layout>`
      : '<c:layout/>';
  const separator = lines > 1 ? '<c:separator>\n</c:separator>' : '';
  return `<c:dLbl><c:idx val="${last}"/>${layout}${labelXml(frame, 'r', lines > 1, lookOf(frame).ink, true)}${separator}</c:dLbl>`;
};
