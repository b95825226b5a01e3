import { knownValues } from '#shared/charts/canvas.ts';
import { categoryLines, scaleOf } from '#shared/charts/frame.ts';
import { textWidth } from '#shared/documents/text-width.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { escapeXml } from '../xml.ts';
import { canvasOf, type ChartFrame, labelSizeOf, lookOf, solid, textXml } from './chart-frame.ts';

/** Shortens the axis by the size of its step, so that no two ticks read the same: 12.5k, 2M. */
const axisFormat = ({ chart, language }: ChartFrame, step: number, largest: number): string => {
  if (chart.format.kind === 'percent') return step < 0.01 ? '0.0%' : '0%';
  const say = wordsOf(language);
  const [size, commas, suffix] = [
    [1e9, ',,,', say('billion')] as const,
    [1e6, ',,', say('million')] as const,
    [1e3, ',', say('thousand')] as const,
  ].find(([least]) => largest >= least) ?? [1, '', ''];
  const decimals = step / size;
  const digits = Number.isInteger(decimals) ? '' : Number.isInteger(decimals * 10) ? '.0' : '.00';
  const shortened = `#,##0${digits}${commas}"${suffix}"`;
  // three sections: above zero, below, and a zero without a suffix
  return suffix ? `${shortened};-${shortened};0` : `#,##0${digits}`;
};

const line = (color: string): string => `<a:ln w="9525">${solid(color)}</a:ln>`;
const noLine = '<a:ln><a:noFill/></a:ln>';

/** With many categories every nth is named; the data sheet behind the chart has them all. */
const labelStep = (frame: ChartFrame): number => {
  const { chart, width } = frame;
  const size = labelSizeOf(frame);
  const band = (width * (chart.kind === 'line' ? 0.8 : 0.94)) / Math.max(1, chart.categories.length);
  const widest = Math.max(0, ...chart.categories.map((text) => textWidth(text, size)));
  return categoryLines(canvasOf(frame), band) ? 1 : Math.ceil((widest + 8) / band);
};

/** Both axes. Bars that lie have their values at their ends, so the axis of values is left out. */
export const axisXml = (frame: ChartFrame, across: boolean): string => {
  const { chart } = frame;
  const look = lookOf(frame);
  const scale = scaleOf(canvasOf(frame));
  const step = (scale.ticks[1] ?? 1) - (scale.ticks[0] ?? 0);
  const code = escapeXml(axisFormat(frame, step, Math.max(Math.abs(scale.max), Math.abs(scale.min))));
  const fromZero = chart.kind !== 'line' || scale.min === 0;
  const least = fromZero && !knownValues(chart).some((value) => value < 0) ? '<c:min val="0"/>' : '';
  const every = across ? 1 : labelStep(frame);
  const skip = every > 1 ? `<c:tickLblSkip val="${every}"/>` : '';
  const tick = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>';
  const categories = `<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="${across ? 'maxMin' : 'minMax'}"/></c:scaling><c:delete val="0"/><c:axPos val="${across ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/>${tick}<c:tickLblPos val="low"/><c:spPr>${line(look.axis)}</c:spPr>${textXml(frame, look.muted, false)}<c:crossAx val="222222222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>${skip}<c:noMultiLvlLbl val="1"/></c:catAx>`;
  const grid = across ? '' : `<c:majorGridlines><c:spPr>${line(look.grid)}</c:spPr></c:majorGridlines>`;
  const unit = across ? '' : `<c:majorUnit val="${step}"/>`;
  const values = `<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/>${least}</c:scaling><c:delete val="${across ? 1 : 0}"/><c:axPos val="${across ? 't' : 'l'}"/>${grid}<c:numFmt formatCode="${code}" sourceLinked="0"/>${tick}<c:tickLblPos val="nextTo"/><c:spPr>${noLine}</c:spPr>${textXml(frame, look.muted, false)}<c:crossAx val="111111111"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>${unit}</c:valAx>`;
  return categories + values;
};
