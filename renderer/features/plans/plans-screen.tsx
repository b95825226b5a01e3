import { Button } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanLine } from '#shared/api/plans.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { navigate } from '#renderer/state/router.ts';
import { closeOverlay, openOverlay, useUiStore } from '#renderer/state/ui-store.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { initialGridState } from '#renderer/ui/grid/columns.ts';
import { DataGrid, type GridHandle } from '#renderer/ui/grid/data-grid.tsx';
import { filterRows, withoutFilters } from '#renderer/ui/grid/filter-rows.ts';
import { NewPlanDialog } from './new-plan-dialog.tsx';
import { plansColumns } from './plans-columns.tsx';
import { PlansEmpty } from './plans-empty.tsx';
import { setActive, setGrid, usePlansStore } from './plans-store.ts';
import { PlansToolbar } from './plans-toolbar.tsx';
import classes from './plans.module.css';

const noLines: readonly PlanLine[] = [];
const nobody: ReadonlySet<string> = new Set();
const rowId = ({ id }: PlanLine): string => id;
const rowName = ({ partner, year }: PlanLine): string => `${partner} ${year}`;
/** The newest year first, and in it what is furthest behind. */
const startSorting = [
  { id: 'year', desc: true },
  { id: 'status', desc: false },
  { id: 'partner', desc: false },
];

/** All plans with how far they are, as of one day. */
export const PlansScreen = () => {
  const { t } = useTranslation();
  const { grid, active } = usePlansStore();
  const { data, error } = useQuery('plans.list', {}, { keepLast: true });
  const isCompact = useUiStore((state) => state.isCompact);
  const isBeginning = useUiStore((state) => state.overlay === 'new-plan');
  const [selected, setSelected] = useState(nobody);
  const columns = useMemo(() => plansColumns(t), [t]);
  const state = useMemo(() => grid ?? { ...initialGridState(columns, startSorting), grouping: 'year' }, [columns, grid]);
  const all = data ?? noLines;
  const rows = useMemo(() => filterRows(all, columns, state), [all, columns, state]);
  const handle = useRef<GridHandle>(null);
  const begin = (): void => openOverlay('new-plan');
  useCommandHandler('partner.new', begin);
  if (error && !data) return <ErrorNote error={error} />;
  if (!data) return null;
  return (
    <div className={classes['screen']}>
      <div className={classes['top']}>
        <h1>{t(($) => $.plans.title)}</h1>
        {all.length > 0 ? (
          <span className={classes['count']} role="status">
            {rows.length === all.length
              ? t(($) => $.plans.shown, { count: all.length, all: formatCount(all.length) })
              : t(($) => $.plans.shownOf, { shown: formatCount(rows.length), all: formatCount(all.length) })}
          </span>
        ) : null}
        <span className={classes['space']} />
        <Button onClick={begin}>{t(($) => $.plans.begin)}</Button>
      </div>
      {error ? <ErrorNote error={error} /> : null}
      {all.length === 0 ? (
        <PlansEmpty onBegin={begin} />
      ) : (
        <>
          <PlansToolbar lines={all} columns={columns} state={state} onToRows={() => handle.current?.focus()} />
          <DataGrid
            ref={handle}
            label={t(($) => $.plans.grid)}
            rows={rows}
            columns={columns}
            // the year stands above its rows
            state={state.grouping === 'year' ? { ...state, hidden: [...state.hidden, 'year'] } : state}
            setState={(next) => setGrid({ ...next, hidden: state.hidden })}
            rowId={rowId}
            rowName={rowName}
            selected={selected}
            onSelect={setSelected}
            onOpen={({ id }) => navigate({ place: 'plan', id })}
            onPass={({ id }) => setActive(id)}
            startAt={active}
            isCompact={isCompact}
            empty={
              <EmptyState kind="filter" title={t(($) => $.plans.empty.filter.title)} text={t(($) => $.plans.empty.filter.text)}>
                <Button variant="default" onClick={() => setGrid(withoutFilters(state))}>
                  {t(($) => $.ui.grid.clearFilter)}
                </Button>
              </EmptyState>
            }
          />
        </>
      )}
      {isBeginning ? <NewPlanDialog onClose={closeOverlay} /> : null}
    </div>
  );
};
