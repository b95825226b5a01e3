import { Button } from '@mantine/core';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PortfolioRow } from '#shared/api/partners.ts';
import { navigate } from '#renderer/state/router.ts';
import { inspectIfOpen, openOverlay, useUiStore } from '#renderer/state/ui-store.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { initialGridState } from '#renderer/ui/grid/columns.ts';
import { DataGrid, type GridHandle } from '#renderer/ui/grid/data-grid.tsx';
import { filterRows, withoutFilters } from '#renderer/ui/grid/filter-rows.ts';
import { BulkEdit } from './bulk-edit.tsx';
import { ExportMenu } from './export-menu.tsx';
import { HonestHeader } from './honest-header.tsx';
import { NewPartner } from './new-partner.tsx';
import { NoPartners } from './no-partners.tsx';
import { OldDataNote } from './old-data-note.tsx';
import { portfolioColumns } from './portfolio-columns.tsx';
import classes from './portfolio.module.css';
import { setActive, setGrid, setSelected, usePortfolioStore } from './portfolio-store.ts';
import { PortfolioToolbar } from './portfolio-toolbar.tsx';
import { ShownCount } from './shown-count.tsx';
import { usePortfolioExport } from './use-portfolio-export.ts';

const rowId = (row: PortfolioRow): string => row.id;
const rowName = (row: PortfolioRow): string => row.name;
const noRows: readonly PortfolioRow[] = [];
const startSorting = [{ id: 'wonAmount', desc: true }];

/** The portfolio: the honest header, and all partners in one grid. */
export const PortfolioScreen = () => {
  const { t } = useTranslation();
  const { data, error } = useQuery('partners.list', {});
  const { data: program } = useQuery('settings.program', {});
  const { grid, startFilters, selected, active } = usePortfolioStore();
  const isCompact = useUiStore((state) => state.isCompact);
  const currency = data?.currency ?? '';
  const columns = useMemo(() => (program ? portfolioColumns(t, program, currency) : []), [t, program, currency]);
  const initial = useMemo(() => initialGridState(columns, startSorting), [columns]);
  const state = useMemo(() => grid ?? { ...initial, filters: startFilters }, [grid, initial, startFilters]);
  const all = data?.partners ?? noRows;
  const rows = useMemo(() => filterRows(all, columns, state), [all, columns, state]);
  // what a filter hides is not edited behind one's back
  const chosen = useMemo(() => rows.filter((row) => selected.has(row.id)), [rows, selected]);
  const handle = useRef<GridHandle>(null);
  const { write, isRunning } = usePortfolioExport(handle, columns, state);

  if (error && !data) return <ErrorNote error={error} />;
  if (!data || !program) return null;
  const clearFilters = (): void => setGrid(withoutFilters(state));
  return (
    <div className={classes['screen']}>
      <div className={classes['top']}>
        <h1>{t(($) => $.portfolio.title)}</h1>
        {all.length > 0 ? <ShownCount shown={rows.length} all={all.length} /> : null}
        <span className={classes['space']} />
        {all.length > 0 ? <ExportMenu write={write} isRunning={isRunning} /> : null}
        <Button onClick={() => openOverlay('new-partner')}>{t(($) => $.portfolio.newPartner)}</Button>
      </div>
      <OldDataNote latestDealOn={data.latestDealOn} asOf={data.asOf} />
      {all.length > 0 ? <HonestHeader header={data.header} program={program} /> : null}
      {all.length > 0 ? (
        <PortfolioToolbar
          rows={all}
          chosen={chosen}
          columns={columns}
          state={state}
          initial={initial}
          onToRows={() => handle.current?.focus()}
        />
      ) : null}
      {error ? <ErrorNote error={error} /> : null}
      {all.length > 0 ? (
        <DataGrid
          ref={handle}
          label={t(($) => $.portfolio.grid)}
          rows={rows}
          columns={columns}
          state={state}
          setState={setGrid}
          rowId={rowId}
          rowName={rowName}
          selected={selected}
          onSelect={setSelected}
          onOpen={(row) => navigate({ place: 'partner', id: row.id })}
          onPass={(row) => {
            setActive(row.id);
            inspectIfOpen({ kind: 'partner', id: row.id });
          }}
          startAt={active}
          isCompact={isCompact}
          empty={
            <EmptyState
              kind="filter"
              title={t(($) => $.portfolio.empty.filter.title)}
              text={t(($) => $.portfolio.empty.filter.text, { count: all.length })}
            >
              <Button variant="default" onClick={clearFilters}>
                {t(($) => $.ui.grid.clearFilter)}
              </Button>
            </EmptyState>
          }
        />
      ) : (
        <NoPartners />
      )}
      <NewPartner program={program} />
      <BulkEdit program={program} ids={chosen.map(({ id }) => id)} />
    </div>
  );
};
