import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconBaselineDensityMedium, IconBaselineDensitySmall, IconSearch, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { openOverlay, toggleCompact, useUiStore } from '#renderer/state/ui-store.ts';
import type { GridColumn, GridState } from '#renderer/ui/grid/columns.ts';
import { ColumnsMenu } from '#renderer/ui/grid/columns-menu.tsx';
import { FilterChips, FilterMenu } from '#renderer/ui/grid/filter-menu.tsx';
import { isFiltered, withoutFilters } from '#renderer/ui/grid/filter-rows.ts';
import { GroupMenu } from '#renderer/ui/grid/group-menu.tsx';
import classes from './portfolio.module.css';
import type { PortfolioEntry } from './portfolio-entry.ts';
import { setGrid, setSelected } from './portfolio-store.ts';
import { ViewsMenu } from './views-menu.tsx';

type PortfolioToolbarProps = {
  rows: readonly PortfolioEntry[];
  /** The selected rows that are shown. */
  chosen: readonly PortfolioEntry[];
  columns: ReadonlyArray<GridColumn<PortfolioEntry>>;
  state: GridState;
  initial: GridState;
  /** Leaves the search for the rows that it found. */
  onToRows(): void;
};

/** Views, filter, group, columns and density, and what can be done with the selected rows. */
export const PortfolioToolbar = ({ rows, chosen, columns, state, initial, onToRows }: PortfolioToolbarProps) => {
  const { t } = useTranslation();
  const search = useRef<HTMLInputElement>(null);
  const isCompact = useUiStore((ui) => ui.isCompact);
  useCommandHandler('edit.find', () => {
    search.current?.focus();
    search.current?.select();
  });
  useCommandHandler('edit.bulk', chosen.length > 0 ? () => openOverlay('bulk-edit') : null);
  useCommandHandler('edit.placement', chosen.length > 0 ? () => openOverlay('override') : null);
  const setState = (next: GridState): void => setGrid(next);
  const DensityIcon = isCompact ? IconBaselineDensityMedium : IconBaselineDensitySmall;
  return (
    <div className={classes['toolbar']} role="toolbar" aria-label={t(($) => $.portfolio.tools)}>
      <ViewsMenu columns={columns} state={state} initial={initial} />
      <TextInput
        ref={search}
        className={classes['search'] ?? ''}
        leftSection={<IconSearch size={14} stroke={1.75} />}
        aria-label={t(($) => $.ui.grid.search)}
        placeholder={t(($) => $.ui.grid.search)}
        value={state.text}
        onChange={(event) => setState({ ...state, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && state.text !== '') setState({ ...state, text: '' });
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            onToRows();
          }
        }}
      />
      <FilterMenu rows={rows} columns={columns} state={state} setState={setState} />
      <FilterChips columns={columns} state={state} setState={setState} />
      <GroupMenu columns={columns} state={state} setState={setState} />
      {isFiltered(state) ? (
        <Button variant="subtle" color="gray" onClick={() => setState(withoutFilters(state))}>
          {t(($) => $.ui.grid.clearFilter)}
        </Button>
      ) : null}
      <span className={classes['space']} />
      {chosen.length > 0 ? (
        <span className={classes['selection']}>
          {t(($) => $.portfolio.selected, { count: chosen.length })}
          <Button variant="subtle" onClick={() => openOverlay('bulk-edit')}>
            {t(($) => $.portfolio.editSelected)}
          </Button>
          <Button variant="subtle" onClick={() => openOverlay('override')}>
            {t(($) => $.portfolio.override.open)}
          </Button>
          <ActionIcon aria-label={t(($) => $.portfolio.clearSelection)} onClick={() => setSelected(new Set())}>
            <IconX size={14} />
          </ActionIcon>
        </span>
      ) : null}
      <ColumnsMenu columns={columns} state={state} setState={setState} />
      <Tooltip label={t(($) => $.portfolio.compact)}>
        <ActionIcon variant="default" size={30} aria-label={t(($) => $.portfolio.compact)} aria-pressed={isCompact} onClick={toggleCompact}>
          <DensityIcon size={15} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
};
