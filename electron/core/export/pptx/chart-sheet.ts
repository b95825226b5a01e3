import { writeXlsx } from 'hucre/xlsx';
import { majorUnits, minorDigits } from '#shared/domain/money.ts';
import type { Chart, ChartFormat } from '#shared/documents/model.ts';

/** The number format of the values in full, as a spreadsheet writes it. */
export const formatCode = (format: ChartFormat): string => {
  if (format.kind === 'percent') return '0.0%';
  const digits = format.kind === 'money' ? minorDigits(format.currency) : format.kind === 'decimal' ? format.digits : 0;
  return digits > 0 ? `#,##0.${'0'.repeat(digits)}` : '#,##0';
};

/** A chart point as the number that stands in the sheet behind the chart. */
export const sheetNumber = (point: number, format: ChartFormat): number =>
  format.kind === 'money' ? majorUnits(point, format.currency) : point;

/** The workbook that PowerPoint opens for "Edit data": categories in column A, one series a column, a missing value is an empty cell and not a zero. */
export const chartSheet = (chart: Chart, createdAt: Date): Promise<Uint8Array> =>
  writeXlsx({
    properties: { title: chart.title, created: createdAt, modified: createdAt },
    sheets: [
      {
        name: 'Sheet1',
        columns: [{ width: 24 }, ...chart.series.map(() => ({ width: 18, numFmt: formatCode(chart.format) }))],
        rows: [
          [chart.categoryLabel, ...chart.series.map((series) => series.name)],
          ...chart.categories.map((category, index) => [
            category,
            ...chart.series.map((series) => {
              const value = series.values[index] ?? null;
              return value === null ? null : sheetNumber(value, chart.format);
            }),
          ]),
        ],
      },
    ],
  });
