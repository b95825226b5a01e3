import { Button, Table } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chartHeight, layoutChart } from '#shared/charts/layout.ts';
import { chartTable } from '#shared/documents/chart-table.ts';
import { alignOf, headerText, valueText } from '#shared/documents/format.ts';
import type { Chart } from '#shared/documents/model.ts';
import { ChartDrawing } from './chart-drawing.tsx';
import { windowChartTheme as theme } from './chart-theme.ts';
import classes from './chart-view.module.css';
import { locale } from './format.ts';

const ChartTable = ({ chart, language }: { chart: Chart; language: string }) => {
  const { columns, rows } = chartTable(chart, language);
  return (
    <Table withRowBorders verticalSpacing={4} fz="sm">
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column.key} ta={alignOf(column)}>
              {headerText(column)}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row, index) => (
          <Table.Tr key={chart.categories[index]}>
            {columns.map((column, at) => {
              const cell = row.cells[at];
              return (
                <Table.Td key={column.key} ta={alignOf(column)}>
                  {cell ? valueText(cell, language, column.unit) : ''}
                </Table.Td>
              );
            })}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
};

/** A chart with a table behind it: the same values, each in full. The drawing is that of the documents, so screen and paper agree. */
export const ChartView = ({ chart }: { chart: Chart }) => {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  const { ref, width } = useElementSize<HTMLDivElement>();
  const language = locale();
  const height = width > 0 ? chartHeight(chart, { width, theme, language }) : 0;
  const drawing = width > 0 ? layoutChart(chart, { width, height, theme, language }) : null;
  const Icon = asTable ? IconChartBar : IconTable;
  return (
    <figure className={classes['figure']}>
      <figcaption className={classes['caption']}>
        <h3>{chart.title}</h3>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<Icon size={14} aria-hidden />}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? t(($) => $.ui.chart.showChart) : t(($) => $.ui.chart.showTable)}
        </Button>
      </figcaption>
      <div ref={ref}>
        {asTable ? <ChartTable chart={chart} language={language} /> : null}
        {!asTable && drawing ? <ChartDrawing drawing={drawing} altText={chart.altText} className={classes['svg']} /> : null}
      </div>
    </figure>
  );
};
