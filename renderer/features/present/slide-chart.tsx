import { useElementSize } from '@mantine/hooks';
import { layoutChart } from '#shared/charts/layout.ts';
import { paperTheme } from '#shared/charts/theme.ts';
import type { Chart } from '#shared/documents/model.ts';
import { ChartDrawing } from '#renderer/ui/chart-drawing.tsx';
import classes from './slide.module.css';

/** Smaller where it shares the slide with a column of text. */
const fontSizeAt = (width: number): number => (width < 520 ? 11 : 13);

/** A chart as large as its place on the slide, drawn by what draws it on paper. */
export const SlideChart = ({ chart, language }: { chart: Chart; language: string }) => {
  const { ref, width, height } = useElementSize<HTMLDivElement>();
  return (
    <figure className={classes['chart']}>
      <figcaption>{chart.title}</figcaption>
      <div ref={ref} className={classes['canvas']}>
        {width > 0 && height > 0 ? (
          <ChartDrawing
            drawing={layoutChart(chart, { width, height, theme: { ...paperTheme, fontSize: fontSizeAt(width) }, language })}
            altText={chart.altText}
          />
        ) : null}
      </div>
    </figure>
  );
};
