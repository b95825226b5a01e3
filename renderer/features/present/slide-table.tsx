import { alignOf, missingReasons, statusShape, valueText } from '#shared/documents/format.ts';
import type { TableBlock } from '#shared/documents/model.ts';
import type { LaidCell, TablePart } from '#shared/documents/table-layout.ts';
import { wordsOf } from '#shared/documents/words.ts';
import { type Measure, setTable } from '#shared/slides/measure.ts';
import classes from './slide.module.css';

const Cell = ({ cell: { value, column }, language }: { cell: LaidCell; language: string }) => {
  if (value?.kind !== 'status') return value ? valueText(value, language, column.unit) : '';
  return (
    <>
      <span aria-hidden className={classes['shape']} data-status={value.status}>
        {statusShape(value.status)}
      </span>{' '}
      {value.text}
    </>
  );
};

const Part = ({ part, language }: { part: TablePart; language: string }) => (
  <table className={classes['table']} style={{ fontSize: part.size }}>
    <colgroup>
      {part.columns.map((column, index) => (
        <col key={column.key} style={{ width: part.widths[index] }} />
      ))}
    </colgroup>
    <thead>
      <tr>
        {part.header.cells.map(({ column, text }) => (
          <th key={column.key} scope="col" data-align={alignOf(column)}>
            {text}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {part.rows.map((row, index) => (
        // rows of a document have no ids; a new document replaces all of them
        <tr key={index} data-emphasis={row.emphasis}>
          {row.cells.map((cell) => (
            <td key={cell.column.key} data-align={alignOf(cell.column)} data-missing={cell.value?.kind === 'missing' || undefined}>
              <Cell cell={cell} language={language} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

/** A table on a slide, set as the deck sets it. */
export const SlideTable = ({ block, ...measure }: Measure & { block: TableBlock }) => {
  if (block.rows.length === 0) return <p className={classes['nothing']}>{block.empty}</p>;
  const { language } = measure;
  const reasons = missingReasons(block.rows);
  return (
    <>
      {setTable(block, measure).map((part) => (
        <Part key={part.columns.map(({ key }) => key).join(' ')} part={part} language={language} />
      ))}
      {reasons.length > 0 ? (
        <p className={classes['note']}>{wordsOf(language)('notAvailableBecause', { reason: reasons.join('; ') })}</p>
      ) : null}
    </>
  );
};
