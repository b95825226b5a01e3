import { IconAlertTriangleFilled, IconChevronDown } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import classes from './sheet.module.css';

type SheetCellProps = {
  id: string;
  at: number;
  text: string;
  kind: 'text' | 'number' | 'date' | 'choice' | 'computed';
  isHeader: boolean;
  isFrozen: boolean;
  isLast: boolean;
  isLocked: boolean;
  /** Why its text is no value, or null. */
  badMessage: string | null;
  isActive: boolean;
  isSelected: boolean;
  /** The sides of the cell that are a side of the selection: "tlbr" or fewer. */
  edges: string;
  isFillTarget: boolean;
  hasHandle: boolean;
  isGroupStart: boolean;
  noteId: string;
  missing: string;
  editor: ReactNode;
};

const SheetCellView = (props: SheetCellProps) => {
  const { id, at, text, kind, isHeader, isFrozen, isLocked, badMessage, isActive, isSelected, edges, editor } = props;
  const isBad = badMessage !== null;
  const isReadOnly = isLocked || kind === 'computed';
  return (
    <div
      id={id}
      role={isHeader ? 'rowheader' : 'gridcell'}
      aria-colindex={at + 1}
      aria-selected={isSelected}
      aria-readonly={isReadOnly}
      aria-invalid={isBad || undefined}
      aria-describedby={isActive ? props.noteId : undefined}
      className={classes['cell']}
      data-column={at}
      data-kind={kind}
      data-frozen={isFrozen || undefined}
      data-frozen-end={props.isLast || undefined}
      data-locked={isReadOnly || undefined}
      data-bad={isBad || undefined}
      data-active={isActive || undefined}
      data-edges={edges || undefined}
      data-fill={props.isFillTarget || undefined}
      data-group-start={props.isGroupStart || undefined}
      data-editing={editor !== null || undefined}
      data-handled={props.hasHandle || undefined}
      style={{ width: `var(--column-${at})`, ...(isFrozen ? { left: `var(--left-${at})` } : {}) }}
      title={badMessage ?? (text.length > 12 ? text : undefined)}
    >
      {editor ?? (
        <>
          {isBad ? <IconAlertTriangleFilled size={12} aria-hidden className={classes['badMark']} /> : null}
          {text === '' && kind === 'computed' ? (
            <span className={classes['missing']}>
              <span aria-hidden>–</span>
              <span className={classes['heard']}>{props.missing}</span>
            </span>
          ) : (
            <span className={classes['text']}>{text}</span>
          )}
          {isActive && kind === 'choice' && !isReadOnly ? (
            <span className={classes['open']} data-open aria-hidden>
              <IconChevronDown size={14} />
            </span>
          ) : null}
        </>
      )}
      {props.hasHandle && editor === null ? <span className={classes['handle']} data-handle aria-hidden /> : null}
    </div>
  );
};

/** One cell of a sheet; drawn again only when something of it changes. */
export const SheetCell = memo(SheetCellView);
