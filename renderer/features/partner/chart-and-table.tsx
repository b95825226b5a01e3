import type { ReactNode } from 'react';
import type { Chart } from '#shared/documents/model.ts';
import { ChartView } from '#renderer/ui/chart-view.tsx';
import classes from './partner.module.css';
import tables from './table.module.css';

type ChartAndTableProps = {
  chart: Chart;
  headings: readonly string[];
  /** The rows of the table. */
  children: ReactNode;
};

/** A chart with a table beside it that says more than the drawing can. */
export const ChartAndTable = ({ chart, headings, children }: ChartAndTableProps) => (
  <div className={classes['columns']}>
    <ChartView chart={chart} />
    <div className={tables['scroll']}>
      <table className={tables['table']}>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  </div>
);
