import { knownValues } from '#shared/charts/canvas.ts';
import type { Chart } from '#shared/documents/model.ts';
import { wrapText } from '#shared/documents/text-width.ts';
import type { DeckContext, SlideFlow, SlideFragment } from './fragment.ts';
import { inBox, putText } from './paint.ts';
import { ink, leading, sizes, spare } from './theme.ts';

/** Below this height, in points, a chart cannot be read from the back of a room. */
export const leastChart = 170;

const chartFragment = (context: DeckContext, chart: Chart, width: number, height: number): SlideFragment => {
  const title = wrapText(chart.title, width * spare, sizes.heading, 'bold').length * leading(sizes.heading) + 4;
  return {
    height,
    draw(slide, x, y) {
      putText(slide, [{ text: chart.title, bold: true }], { x, y, width, height: title }, { size: sizes.heading });
      if (knownValues(chart).length === 0) {
        putText(
          slide,
          [{ text: context.say('notAvailable') }],
          { x, y: y + title, width, height: leading(sizes.body) },
          { size: sizes.body, color: ink.muted },
        );
        return;
      }
      const box = { x, y: y + title, width, height: height - title };
      // only the frame: the part with the chart itself is written by chart-xml.ts, and its data sheet by chart-sheet.ts
      slide.addChart('bar', [{ name: chart.title, labels: ['1'], values: [1] }], {
        ...inBox(box),
        altText: chart.altText,
        objectName: chart.title,
      });
      context.charts.push({ chart, width: box.width, height: box.height });
    },
  };
};

/** A chart with its title. It takes up to `wished` points of height, and no less than is readable. */
export const chartFlow = (context: DeckContext, chart: Chart, wished: number): SlideFlow => ({
  take(width, room, fresh) {
    if (room < leastChart && !fresh) return { fragment: null, rest: chartFlow(context, chart, wished) };
    return { fragment: chartFragment(context, chart, width, Math.max(leastChart, Math.min(wished, room))), rest: null };
  },
});
