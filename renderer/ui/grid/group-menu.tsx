import { Button, Menu } from '@mantine/core';
import { IconCheck, IconLayoutList } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { GridColumn, GridState } from './columns.ts';

type GroupMenuProps<Row> = { columns: ReadonlyArray<GridColumn<Row>>; state: GridState; setState(next: GridState): void };

/** Groups the rows by the value of one column, or not at all. */
export const GroupMenu = <Row,>({ columns, state, setState }: GroupMenuProps<Row>) => {
  const { t } = useTranslation();
  const current = columns.find(({ id }) => id === state.grouping);
  const tick = (on: boolean) => <IconCheck size={14} aria-hidden visibility={on ? 'visible' : 'hidden'} />;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button variant={current ? 'light' : 'default'} leftSection={<IconLayoutList size={14} stroke={1.75} aria-hidden />}>
          {current ? `${t(($) => $.ui.grid.group)}: ${current.label}` : t(($) => $.ui.grid.group)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={tick(!current)} onClick={() => setState({ ...state, grouping: null })}>
          {t(($) => $.ui.grid.noGroup)}
        </Menu.Item>
        {columns
          .filter(({ canGroup }) => canGroup)
          .map(({ id, label }) => (
            <Menu.Item key={id} leftSection={tick(id === state.grouping)} onClick={() => setState({ ...state, grouping: id })}>
              {label}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
};
