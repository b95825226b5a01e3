import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type GridColumn, type GridState, initialGridState, orderedColumns } from './columns.ts';
import classes from './menus.module.css';
import { moveColumn } from './move-column.ts';

type ColumnsMenuProps<Row> = { columns: ReadonlyArray<GridColumn<Row>>; state: GridState; setState(next: GridState): void };

/** Which columns are shown, and in which order. The first stays, because it names the row. */
export const ColumnsMenu = <Row,>({ columns, state, setState }: ColumnsMenuProps<Row>) => {
  const { t } = useTranslation();
  const ordered = orderedColumns(columns, state);
  const toggle = (id: string): void =>
    setState({ ...state, hidden: state.hidden.includes(id) ? state.hidden.filter((other) => other !== id) : [...state.hidden, id] });
  const reset = (): void => {
    const { hidden, order, widths } = initialGridState(columns);
    setState({ ...state, hidden, order, widths });
  };
  return (
    <Popover position="bottom-end" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <ActionIcon variant="default" size={30} aria-label={t(($) => $.ui.grid.columns)} title={t(($) => $.ui.grid.columns)}>
          <IconColumns3 size={15} stroke={1.75} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <div className={classes['columns']} role="group" aria-label={t(($) => $.ui.grid.columnsHint)}>
          {ordered.map((column, index) => (
            <div key={column.id} className={classes['column']}>
              <Checkbox
                label={column.label}
                checked={!state.hidden.includes(column.id)}
                disabled={column.id === columns[0]?.id}
                onChange={() => toggle(column.id)}
              />
              <span className={classes['moves']}>
                <ActionIcon
                  size="xs"
                  disabled={index === 0}
                  aria-label={t(($) => $.ui.grid.moveUp, { column: column.label })}
                  onClick={() => setState(moveColumn(columns, state, column.id, ordered[index - 1]?.id ?? ''))}
                >
                  <IconArrowUp size={12} />
                </ActionIcon>
                <ActionIcon
                  size="xs"
                  disabled={index === ordered.length - 1}
                  aria-label={t(($) => $.ui.grid.moveDown, { column: column.label })}
                  onClick={() => setState(moveColumn(columns, state, column.id, ordered[index + 1]?.id ?? ''))}
                >
                  <IconArrowDown size={12} />
                </ActionIcon>
              </span>
            </div>
          ))}
        </div>
        <Button variant="subtle" color="gray" fullWidth mt={6} onClick={reset}>
          {t(($) => $.ui.grid.reset)}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
};
