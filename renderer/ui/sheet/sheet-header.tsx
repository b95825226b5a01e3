import { memo } from 'react';
import { fullLabel, isNumeric, type SheetColumn } from './columns.ts';
import classes from './sheet.module.css';

type SheetHeaderProps<Row> = {
  columns: ReadonlyArray<SheetColumn<Row>>;
  frozen: number;
  /** The columns of the selection. */
  left: number;
  right: number;
};

type Group = { label: string | undefined; at: number; span: number };

/** Runs of columns with the same group. */
const groupsOf = <Row,>(columns: ReadonlyArray<SheetColumn<Row>>): Group[] => {
  const groups: Group[] = [];
  columns.forEach(({ group }, at) => {
    const last = groups.at(-1);
    if (last && last.label === group && group !== undefined) last.span += 1;
    else groups.push({ label: group, at, span: 1 });
  });
  return groups;
};

const sum = (at: number, span: number): string => Array.from({ length: span }, (_, over) => `var(--column-${at + over})`).join(' + ');

const SheetHeaderView = <Row,>({ columns, frozen, left, right }: SheetHeaderProps<Row>) => {
  const hasGroups = columns.some(({ group }) => group !== undefined);
  const isStart = (at: number): boolean => at > 0 && columns[at]?.group !== columns[at - 1]?.group;
  const place = (at: number) => (at < frozen ? { left: `var(--left-${at})` } : {});
  return (
    <div role="rowgroup" className={classes['header']}>
      {hasGroups ? (
        <div role="row" aria-rowindex={1} className={classes['headerRow']}>
          <div className={classes['corner']} aria-hidden />
          {groupsOf(columns).map(({ label, at, span }) => (
            <div
              key={at}
              role={label === undefined ? 'presentation' : 'columnheader'}
              aria-colindex={label === undefined ? undefined : at + 1}
              aria-colspan={label === undefined ? undefined : span}
              className={classes['groupCell']}
              data-named={label !== undefined || undefined}
              data-frozen={at < frozen || undefined}
              data-frozen-end={at === frozen - 1 || undefined}
              data-group-start={isStart(at) || undefined}
              style={{ width: `calc(${sum(at, span)})`, ...place(at) }}
            >
              <span className={classes['groupName']}>{label}</span>
            </div>
          ))}
        </div>
      ) : null}
      <div role="row" aria-rowindex={hasGroups ? 2 : 1} className={classes['headerRow']}>
        <div className={classes['corner']} aria-hidden data-corner />
        {columns.map((column, at) => (
          <div
            key={column.id}
            role="columnheader"
            aria-label={fullLabel(column)}
            aria-colindex={at + 1}
            className={classes['headerCell']}
            data-header={at}
            data-number={isNumeric(column) || undefined}
            data-selected={(at >= left && at <= right) || undefined}
            data-frozen={at < frozen || undefined}
            data-frozen-end={at === frozen - 1 || undefined}
            data-group-start={isStart(at) || undefined}
            style={{ width: `var(--column-${at})`, ...place(at) }}
            title={column.hint ?? column.label}
          >
            <span className={classes['text']}>{column.label}</span>
          </div>
        ))}
      </div>
    </div>
  );
};

/** The headings of a sheet, with the headings of groups above them. */
export const SheetHeader = memo(SheetHeaderView) as typeof SheetHeaderView;
