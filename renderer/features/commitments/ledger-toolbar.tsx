import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry } from '#shared/api/commitments.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import type { GridColumn, GridState } from '#renderer/ui/grid/columns.ts';
import { ColumnsMenu } from '#renderer/ui/grid/columns-menu.tsx';
import { FilterChips, FilterMenu } from '#renderer/ui/grid/filter-menu.tsx';
import { isFiltered, withoutFilters } from '#renderer/ui/grid/filter-rows.ts';
import classes from './commitments.module.css';
import { ledgerViews, setAll, setGrid, setView, useCommitmentsStore } from './commitments-store.ts';

type LedgerToolbarProps = {
  rows: readonly LedgerEntry[];
  columns: ReadonlyArray<GridColumn<LedgerEntry>>;
  state: GridState;
  /** Settles the commitment that the keyboard is on; null: there is none, or it is settled. */
  settle: (() => void) | null;
  /** Leaves the search for the rows that it found. */
  onToRows(): void;
};

/** How the ledger is grouped, what is shown of it, and what can be done with the row one is on. */
export const LedgerToolbar = ({ rows, columns, state, settle, onToRows }: LedgerToolbarProps) => {
  const { t } = useTranslation();
  const { view, isAll } = useCommitmentsStore();
  const search = useRef<HTMLInputElement>(null);
  useCommandHandler('edit.find', () => {
    search.current?.focus();
    search.current?.select();
  });
  return (
    <div className={classes['toolbar']} role="toolbar" aria-label={t(($) => $.commitments.tools)}>
      <SegmentedControl
        aria-label={t(($) => $.commitments.view.label)}
        value={view}
        onChange={(value) => setView(ledgerViews.find((one) => one === value) ?? 'due')}
        data={ledgerViews.map((one) => ({ value: one, label: t(($) => $.commitments.view[one]) }))}
      />
      <SegmentedControl
        aria-label={t(($) => $.commitments.which.label)}
        value={isAll ? 'all' : 'open'}
        onChange={(value) => setAll(value === 'all')}
        data={(['open', 'all'] as const).map((one) => ({ value: one, label: t(($) => $.commitments.which[one]) }))}
      />
      <TextInput
        ref={search}
        className={classes['search'] ?? ''}
        leftSection={<IconSearch size={14} stroke={1.75} aria-hidden />}
        aria-label={t(($) => $.commitments.find)}
        placeholder={t(($) => $.commitments.find)}
        value={state.text}
        onChange={(event) => setGrid({ ...state, text: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && state.text !== '') setGrid({ ...state, text: '' });
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault();
            onToRows();
          }
        }}
      />
      <FilterMenu rows={rows} columns={columns} state={state} setState={setGrid} />
      <FilterChips columns={columns} state={state} setState={setGrid} />
      {isFiltered(state) ? (
        <Button variant="subtle" color="gray" onClick={() => setGrid(withoutFilters(state))}>
          {t(($) => $.ui.grid.clearFilter)}
        </Button>
      ) : null}
      <span className={classes['space']} />
      <Button variant="default" disabled={settle === null} onClick={() => settle?.()}>
        {t(($) => $.commitments.settleSelected)}
      </Button>
      <ColumnsMenu columns={columns} state={state} setState={setGrid} />
    </div>
  );
};
