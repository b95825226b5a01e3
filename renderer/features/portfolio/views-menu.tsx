import { Button, Menu, Modal, TextInput } from '@mantine/core';
import { IconBookmark, IconChevronDown } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeOverlay, openOverlay, useUiStore } from '#renderer/state/ui-store.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { GridColumn, GridState } from '#renderer/ui/grid/columns.ts';
import { gridStateToJson, readGridState } from '#renderer/ui/grid/saved-state.ts';
import classes from './portfolio.module.css';
import type { PortfolioEntry } from './portfolio-entry.ts';
import { setGrid, usePortfolioStore } from './portfolio-store.ts';
import { isShippedView, shippedView, shippedViewKeys, type ShippedViewKey } from './shipped-views.ts';

const sameState = (a: GridState, b: GridState): boolean => JSON.stringify(gridStateToJson(a)) === JSON.stringify(gridStateToJson(b));

type ViewsMenuProps = { columns: ReadonlyArray<GridColumn<PortfolioEntry>>; state: GridState; initial: GridState };

/** Ways of looking at the portfolio that ship with the app, and those that somebody named: filter, groups, columns and order together. */
export const ViewsMenu = ({ columns, state, initial }: ViewsMenuProps) => {
  const { t } = useTranslation();
  const { done, failed } = useNotice();
  const { data: views = [] } = useQuery('views.list', { place: 'portfolio' });
  const { run: save, error } = useCommand('views.save');
  const { run: remove } = useCommand('views.remove');
  const viewId = usePortfolioStore((portfolio) => portfolio.viewId);
  const isNaming = useUiStore((ui) => ui.overlay === 'save-view');
  const [name, setName] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const current = views.find(({ id }) => id === viewId);
  const shipped = isShippedView(viewId ?? undefined) ? (viewId as ShippedViewKey) : null;
  const start = current ? readGridState(current.definition) : shipped === null ? initial : shippedView(columns, shipped);
  const isChanged = !sameState(state, start);
  const title = current?.name ?? (shipped === null ? t(($) => $.portfolio.views.all) : t(($) => $.portfolio.views.shipped[shipped]));

  const keep = async (as: { id?: string; name: string }): Promise<void> => {
    const reply = await save({ ...as, place: 'portfolio', definition: gridStateToJson(state) });
    if (!reply.ok) return;
    setGrid(state, reply.data.id);
    setName('');
    closeOverlay();
    done(t(($) => $.portfolio.views.saved, { name: as.name }));
  };
  const drop = async (id: string, dropped: string): Promise<void> => {
    const reply = await remove({ id });
    if (!reply.ok) return failed(reply.error);
    setGrid(state, null);
    done(t(($) => $.portfolio.views.removed, { name: dropped }));
  };
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            ref={button}
            variant="default"
            leftSection={<IconBookmark size={14} stroke={1.75} aria-hidden />}
            rightSection={<IconChevronDown size={13} aria-hidden />}
          >
            {isChanged ? `${title} · ${t(($) => $.portfolio.views.changed)}` : title}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t(($) => $.portfolio.views.label)}</Menu.Label>
          <Menu.Item onClick={() => setGrid(null, null)}>{t(($) => $.portfolio.views.all)}</Menu.Item>
          {shippedViewKeys.map((key) => (
            <Menu.Item key={key} onClick={() => setGrid(shippedView(columns, key), key)}>
              {t(($) => $.portfolio.views.shipped[key])}
            </Menu.Item>
          ))}
          {views.length > 0 ? <Menu.Label>{t(($) => $.portfolio.views.own)}</Menu.Label> : null}
          {views.map((view) => (
            <Menu.Item key={view.id} onClick={() => setGrid(readGridState(view.definition), view.id)}>
              {view.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => openOverlay('save-view')}>{t(($) => $.portfolio.views.save)}</Menu.Item>
          {current ? (
            <>
              <Menu.Item disabled={!isChanged} onClick={() => void keep({ id: current.id, name: current.name })}>
                {t(($) => $.portfolio.views.update, { name: current.name })}
              </Menu.Item>
              <Menu.Item onClick={() => void drop(current.id, current.name)}>
                {t(($) => $.portfolio.views.remove, { name: current.name })}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={isNaming}
        onClose={closeOverlay}
        title={t(($) => $.portfolio.views.saveTitle)}
        size="sm"
        // it was opened from a menu that is gone by now
        returnFocus={false}
        onExitTransitionEnd={() => button.current?.focus()}
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim()) void keep({ name: name.trim() });
          }}
        >
          <TextInput
            label={t(($) => $.portfolio.views.name)}
            value={name}
            data-autofocus
            maxLength={80}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {error ? <ErrorNote error={error} /> : null}
          <div className={classes['dialogFoot']}>
            <Button variant="default" onClick={closeOverlay}>
              {t(($) => $.ui.cancel)}
            </Button>
            <Button type="submit" disabled={name.trim() === ''}>
              {t(($) => $.ui.save)}
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
};
