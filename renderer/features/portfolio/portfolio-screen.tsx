import { Button } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { navigate, type Route } from '#renderer/state/router.ts';
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
import { GrowthBanner } from './growth-banner.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import { portfolioColumns } from './portfolio-columns.tsx';
import classes from './portfolio.module.css';
import { joinFacts, type PortfolioEntry } from './portfolio-entry.ts';
import { setActive, setGrid, setSelected, usePortfolioStore } from './portfolio-store.ts';
import { PortfolioToolbar } from './portfolio-toolbar.tsx';
import { isShippedView, shippedView } from './shipped-views.ts';
import { ShownCount } from './shown-count.tsx';
import { SliceTable } from './slice-table.tsx';
import { type ColumnsByType, fitColumns } from './type-columns.ts';
import { usePortfolioExport } from './use-portfolio-export.ts';

const rowId = (row: PortfolioEntry): string => row.id;
const rowName = (row: PortfolioEntry): string => row.name;
const noRows: readonly PortfolioEntry[] = [];
const startSorting = [{ id: 'wonAmount', desc: true }];

/** The portfolio: the honest header, and all partners in one grid. */
export const PortfolioScreen = ({ route: { view } }: { route: Extract<Route, { place: 'portfolio' }> }) => {
  const { t } = useTranslation();
  const { data, error } = useQuery('partners.list', {});
  const { data: program } = useQuery('settings.program', {});
  const { data: known } = useQuery('partners.facts', {});
  const { data: profiles } = useQuery('settings.profiles', {});
  const { grid, startFilters, selected, active } = usePortfolioStore();
  const isCompact = useUiStore((state) => state.isCompact);
  const currency = data?.currency ?? '';
  const columns = useMemo(() => (program ? portfolioColumns(t, program, currency) : []), [t, program, currency]);
  const initial = useMemo(() => initialGridState(columns, startSorting), [columns]);
  const byType: ColumnsByType = useMemo(() => new Map(profiles?.map(({ type, profile }) => [type, profile.columns])), [profiles]);
  const state = useMemo(
    () => fitColumns(columns, grid ?? { ...initial, filters: startFilters }, initial, byType),
    [columns, grid, initial, startFilters, byType],
  );
  const all = useMemo(() => (data ? joinFacts(data.partners, known?.partners) : noRows), [data, known]);
  const isReady = columns.length > 0;
  useEffect(() => {
    // an address asks for its view once; from then on the person changes it like every other
    if (!isReady || !isShippedView(view)) return;
    setGrid(shippedView(columns, view), view);
    navigate({ place: 'portfolio' }, { replace: true });
  }, [isReady, view, columns]);
  const rows = useMemo(() => filterRows(all, columns, state), [all, columns, state]);
  // what a filter hides is not edited behind one's back
  const chosen = useMemo(() => rows.filter((row) => selected.has(row.id)), [rows, selected]);
  // active as the segments have it, which is not the preset that the grid shows
  const decidable = useMemo(() => chosen.map((row) => ({ ...row, active: row.facts?.segment !== 'ACTIVATION_FOCUS' })), [chosen]);
  const [isSplit, setSplit] = useState(false);
  useCommandHandler('view.groups', all.length > 0 ? () => setSplit(!isSplit) : null);
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
        {all.length > 0 ? (
          <Button variant={isSplit ? 'light' : 'default'} aria-expanded={isSplit} onClick={() => setSplit(!isSplit)}>
            {t(($) => (isSplit ? $.portfolio.slice.close : $.portfolio.slice.open))}
          </Button>
        ) : null}
        {all.length > 0 ? <ExportMenu write={write} isRunning={isRunning} /> : null}
        <Button onClick={() => openOverlay('new-partner')}>{t(($) => $.portfolio.newPartner)}</Button>
      </div>
      <OldDataNote latestDealOn={data.latestDealOn} asOf={data.asOf} />
      {all.length > 0 ? <GrowthBanner /> : null}
      {all.length > 0 ? <HonestHeader header={data.header} program={program} /> : null}
      {all.length > 0 && isSplit ? (
        <SliceTable
          entries={all}
          program={program}
          onNarrow={(column, key) => setGrid({ ...withoutFilters(state), filters: { [column]: [key] } })}
        />
      ) : null}
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
            // facts that are still on their way may be what the filter asks for
            known ? (
              <EmptyState
                kind="filter"
                title={t(($) => $.portfolio.empty.filter.title)}
                text={t(($) => $.portfolio.empty.filter.text, { count: all.length })}
              >
                <Button variant="default" onClick={clearFilters}>
                  {t(($) => $.ui.grid.clearFilter)}
                </Button>
              </EmptyState>
            ) : null
          }
        />
      ) : (
        <NoPartners />
      )}
      <NewPartner program={program} />
      <BulkEdit program={program} ids={chosen.map(({ id }) => id)} />
      <OverrideDialog chosen={decidable} />
    </div>
  );
};
