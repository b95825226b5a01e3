import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type CSSProperties, type MouseEvent, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { typedText } from './cell-text.ts';
import { ChoiceEditor } from './choice-editor.tsx';
import { CellEditor } from './cell-editor.tsx';
import { fullLabel, isNumeric, type SheetColumn } from './columns.ts';
import { badCells } from './marks.ts';
import type { SheetProps } from './props.ts';
import { scrollToCell } from './scroll-to-cell.ts';
import { SheetHeader } from './sheet-header.tsx';
import { SheetMenu } from './sheet-menu.tsx';
import { SheetRow } from './sheet-row.tsx';
import { SheetStatus } from './sheet-status.tsx';
import classes from './sheet.module.css';
import { useSheet } from './use-sheet.ts';
import { useSheetNote } from './use-sheet-note.ts';
import { useSheetPointer } from './use-sheet-pointer.ts';

const gutter = 36;
const headerRow = 28;

/** Where the columns that stay in sight begin. */
const leftsOf = <Row,>(columns: ReadonlyArray<SheetColumn<Row>>): number[] =>
  columns.map((_, at) => columns.slice(0, at).reduce((sum, { width }) => sum + width, gutter));

/**
 * A table that is typed into as into a spreadsheet, for some tens of rows. It keeps nothing: `onChange` tells each action once, and the rows come back
 * changed. Texts that are no value of their column stay in their cell, marked, and are not told.
 *
 *     <Sheet
 *       label="Objectives" rows={objectives} columns={columns} rowId={(row) => row.id} rowName={(row) => row.title} isCompact={isCompact}
 *       rowWith={(row, values) => ({ ...(row ?? blank), ...values })}
 *       isLocked={isLocked} lockNote={lockNote}
 *       onChange={(cells) => save(cells)} onAddRows={(added, cells) => add(added, cells)} onRemoveRows={remove} onMoveRow={move}
 *     />
 *
 * Keep `columns` and the functions in `useMemo` and `useCallback`. `onChange` and `onAddRows` may return a promise; one that rejects marks the cells
 * as not saved and keeps what was typed. With `drafts` and `onDraft` of a form draft, texts that are no value outlive the page. Ctrl+Z takes back the sheet's own edits, and goes on to the page where there is none. The sheet grows with
 * its rows up to the height of its place (give that `display: flex` and `min-height: 0`) and scrolls from there.
 */
export const Sheet = <Row,>(props: SheetProps<Row>) => {
  const { label, rows, columns, rowId, rowName, isLocked, rowWith, frozen = 1, addLabel, onAddRows } = props;
  const { t } = useTranslation();
  const sheetId = useId();
  const noteId = `${sheetId}-note`;
  const keysId = `${sheetId}-keys`;
  const scroller = useRef<HTMLDivElement>(null);
  const { selection, editing, said, fillingTo, marks, language, acts, onKeyDown, rowHeight } = useSheet(props, scroller);
  const pointer = useSheetPointer(acts);
  const { note, totals } = useSheetNote(props, selection, marks);
  const cellId = useMemo(() => (row: number, column: number) => `${sheetId}-${row}-${column}`, [sheetId]);
  const headerRows = columns.some(({ group }) => group !== undefined) ? 2 : 1;
  const lefts = leftsOf(columns);
  const frozenWidth = (lefts[frozen - 1] ?? 0) + (columns[frozen - 1]?.width ?? 0);
  const { active, range, to } = selection;
  const addText = addLabel ?? t(($) => $.sheet.addRow);
  // what cannot be changed has no handle to fill from
  const [activeRow, activeColumn] = [rows[active.row], columns[active.column]];
  const isFixed = activeRow === undefined || activeColumn?.kind === 'computed' || (isLocked?.(activeRow, activeColumn?.id ?? '') ?? false);

  useLayoutEffect(() => {
    const cell = document.getElementById(cellId(to.row, to.column));
    if (scroller.current && cell) scrollToCell(scroller.current, cell, headerRows * headerRow, frozenWidth);
  }, [cellId, to.row, to.column, rows.length, headerRows, frozenWidth]);

  const editor = (row: Row, column: SheetColumn<Row>) => {
    if (!editing) return null;
    const mark = marks.get(editing.rowId)?.[editing.column];
    const name = rowName(row).trim();
    const given = {
      start: typedText(column, row, mark, language),
      how: editing.how,
      isMultiline: column.kind === 'text',
      isNumeric: isNumeric(column),
      choices: column.kind === 'choice' ? column.choices(row) : null,
      label: t(($) => $.sheet.cellOf, {
        column: fullLabel(column),
        row: name === '' ? t(($) => $.sheet.unnamedRow, { number: active.row + 1 }) : name,
      }),
      noteId,
      isBad: Boolean(mark?.bad),
      onDone: acts.finish,
      onCancel: acts.cancel,
    };
    return column.kind === 'choice' ? <ChoiceEditor {...given} /> : <CellEditor {...given} />;
  };

  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null);
  const onContextMenu = (event: MouseEvent): void => {
    // an editor has the menu of the system
    if (editing) return;
    event.preventDefault();
    // the menu key has no place of its own, so it opens where the keyboard is
    const box =
      event.target === event.currentTarget ? document.getElementById(cellId(active.row, active.column))?.getBoundingClientRect() : null;
    setMenuAt(box ? { x: box.left, y: box.bottom } : { x: event.clientX, y: event.clientY });
  };

  const sizes = Object.fromEntries(
    columns.flatMap(({ width }, at) => [
      [`--column-${at}`, `${width}px`],
      [`--left-${at}`, `${lefts[at] ?? 0}px`],
    ]),
  );
  const width = columns.reduce((sum, column) => sum + column.width, gutter);
  return (
    <div className={classes['frame']}>
      <div
        ref={scroller}
        role="grid"
        aria-label={label}
        aria-describedby={keysId}
        aria-rowcount={rows.length + headerRows}
        aria-colcount={columns.length}
        aria-multiselectable
        aria-activedescendant={rows.length > 0 ? cellId(active.row, active.column) : undefined}
        tabIndex={0}
        className={classes['sheet']}
        data-editing={editing !== null || undefined}
        onKeyDown={onKeyDown}
        onFocus={acts.stay}
        onCopy={(event) => acts.onCopy(event, false)}
        onCut={(event) => acts.onCopy(event, true)}
        onPaste={acts.onPaste}
        onContextMenu={onContextMenu}
        {...pointer}
      >
        <div
          role="presentation"
          style={
            {
              ...sizes,
              width,
              '--row-height': `${rowHeight}px`,
              '--gutter': `${gutter}px`,
              '--frozen': `${frozenWidth}px`,
            } as CSSProperties
          }
        >
          <SheetHeader columns={columns} frozen={frozen} left={range.left} right={range.right} />
          <div role="rowgroup">
            {rows.map((row, index) => {
              const id = rowId(row);
              const isIn = index >= range.top && index <= range.bottom;
              const isFilled = fillingTo !== null && index >= fillingTo.top && index <= fillingTo.bottom;
              const edited = editing?.rowId === id ? columns.find((column) => column.id === editing.column) : undefined;
              return (
                <SheetRow
                  key={id}
                  row={row}
                  index={index}
                  headerRows={headerRows}
                  columns={columns}
                  marks={marks.get(id)}
                  rowWith={rowWith}
                  isLocked={isLocked}
                  frozen={frozen}
                  language={language}
                  cellId={cellId}
                  noteId={noteId}
                  missing={t(($) => $.ui.notAvailable)}
                  left={isIn ? range.left : null}
                  right={isIn ? range.right : null}
                  isTop={index === range.top}
                  isBottom={index === range.bottom}
                  activeColumn={index === active.row ? active.column : null}
                  hasHandle={index === range.bottom && !isFixed}
                  fillLeft={isFilled ? fillingTo.left : null}
                  fillRight={isFilled ? fillingTo.right : null}
                  editor={edited ? editor(row, edited) : null}
                />
              );
            })}
          </div>
        </div>
      </div>
      <SheetMenu
        at={menuAt}
        onClose={() => {
          setMenuAt(null);
          acts.focus();
        }}
        selectedRows={range.bottom - range.top + 1}
        can={{ add: onAddRows && rowWith ? addText : null, remove: Boolean(props.onRemoveRows), move: Boolean(props.onMoveRow) }}
        acts={acts}
      />
      <span id={keysId} className={classes['heard']}>
        {t(($) => $.sheet.keys)}
      </span>
      {onAddRows && rowWith ? (
        <div className={classes['add']}>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => {
              acts.addRow(0);
              acts.focus();
            }}
          >
            {addText}
          </Button>
        </div>
      ) : null}
      <SheetStatus
        noteId={noteId}
        note={note}
        said={said}
        selected={{ rows: range.bottom - range.top + 1, columns: range.right - range.left + 1 }}
        totals={totals}
        bad={badCells(marks).length}
        onNextBad={acts.nextBad}
      />
    </div>
  );
};
