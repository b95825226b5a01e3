import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { keyText } from '../key-text.ts';
import classes from './sheet.module.css';

type SheetMenuProps = {
  /** Where it opens in the window, or null while it is closed. */
  at: { x: number; y: number } | null;
  onClose(): void;
  selectedRows: number;
  /** `add`: the words for it, or null. */
  can: { add: string | null; remove: boolean; move: boolean };
  acts: {
    fill(way: 'down' | 'right'): void;
    clear(): void;
    addRow(column: number): boolean;
    removeRows(): boolean;
    moveRow(by: -1 | 1): boolean;
  };
};

const Keys = ({ keys }: { keys: string }) => <span className={classes['menuKeys']}>{keyText(keys)}</span>;

/** What can be done with the selection, with the keys that do the same. */
export const SheetMenu = ({ at, onClose, selectedRows, can, acts }: SheetMenuProps) => {
  const { t } = useTranslation();
  if (at === null) return null;
  return (
    <Menu
      opened
      onClose={onClose}
      position="bottom-start"
      offset={0}
      returnFocus={false}
      withInitialFocusPlaceholder={false}
      transitionProps={{ duration: 0 }}
    >
      <Menu.Target>
        <button
          type="button"
          tabIndex={-1}
          aria-label={t(($) => $.sheet.menu)}
          className={classes['menuPlace']}
          style={{ left: at.x, top: at.y }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={t(($) => $.sheet.menu)}>
        <Menu.Item rightSection={<Keys keys="Mod+D" />} onClick={() => acts.fill('down')}>
          {t(($) => $.sheet.fillDown)}
        </Menu.Item>
        <Menu.Item rightSection={<Keys keys="Mod+R" />} onClick={() => acts.fill('right')}>
          {t(($) => $.sheet.fillRight)}
        </Menu.Item>
        <Menu.Item rightSection={<Keys keys="Delete" />} onClick={acts.clear}>
          {t(($) => $.sheet.clear)}
        </Menu.Item>
        {can.move || can.add !== null || can.remove ? <Menu.Divider /> : null}
        {can.move ? (
          <>
            <Menu.Item rightSection={<Keys keys="Alt+Shift+ArrowUp" />} onClick={() => acts.moveRow(-1)}>
              {t(($) => $.sheet.moveUp)}
            </Menu.Item>
            <Menu.Item rightSection={<Keys keys="Alt+Shift+ArrowDown" />} onClick={() => acts.moveRow(1)}>
              {t(($) => $.sheet.moveDown)}
            </Menu.Item>
          </>
        ) : null}
        {can.add === null ? null : <Menu.Item onClick={() => acts.addRow(0)}>{can.add}</Menu.Item>}
        {can.remove ? (
          <Menu.Item className={classes['menuRemove']} rightSection={<Keys keys="Mod+Delete" />} onClick={acts.removeRows}>
            {t(($) => $.sheet.removeRows, { count: selectedRows })}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
};
