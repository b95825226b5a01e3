import { alignOf, headerText, valueText } from '#shared/documents/format.ts';
import type { Column, TableBlock, Value } from '#shared/documents/model.ts';
import { locale } from '#renderer/ui/format.ts';
import { StatusMark, type StatusMeaning } from '#renderer/ui/status-mark.tsx';
import classes from './blocks.module.css';

const meanings: Record<Extract<Value, { kind: 'status' }>['status'], StatusMeaning> = {
  'on-track': 'onTrack',
  'at-risk': 'atRisk',
  'off-track': 'offTrack',
  unknown: 'unknown',
};

const Cell = ({ value, column }: { value: Value; column: Column }) => {
  if (value.kind === 'status') return <StatusMark meaning={meanings[value.status]} label={value.text} />;
  const text = valueText(value, locale(), column.unit);
  return value.kind === 'missing' ? (
    <span className={classes['missing']} title={value.reason}>
      {text}
    </span>
  ) : (
    text
  );
};

/** A table of a document with its typed cells. */
export const PlainTable = ({ block: { columns, rows, empty } }: { block: TableBlock }) => {
  if (rows.length === 0) return <p className={classes['missing']}>{empty}</p>;
  return (
    <div className={classes['scroll']}>
      <table className={classes['table']}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" data-align={alignOf(column)}>
                {headerText(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // rows of a document have no ids; a new document replaces all of them
            <tr key={index}>
              {columns.map((column, at) => {
                const value = row.cells[at];
                return (
                  <td key={column.key} data-align={alignOf(column)}>
                    {value ? <Cell value={value} column={column} /> : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
