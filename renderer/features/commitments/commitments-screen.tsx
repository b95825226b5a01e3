import { Button } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry } from '#shared/api/commitments.ts';
import { isOpen } from '#shared/domain/commitment.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { navigate } from '#renderer/state/router.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { initialGridState } from '#renderer/ui/grid/columns.ts';
import type { GridHandle } from '#renderer/ui/grid/data-grid.tsx';
import { filterRows, withoutFilters } from '#renderer/ui/grid/filter-rows.ts';
import classes from './commitments.module.css';
import { setAll, setGrid, useCommitmentsStore } from './commitments-store.ts';
import { KeptFigures } from './kept-figures.tsx';
import { ledgerColumns } from './ledger-columns.tsx';
import { LedgerGrids } from './ledger-grids.tsx';
import { LedgerToolbar } from './ledger-toolbar.tsx';
import { SettleDialog } from './settle-dialog.tsx';

const noRows: readonly LedgerEntry[] = [];
const startSorting = [{ id: 'due', desc: false }];

/** The ledger: what both sides promised, wherever it was made. */
export const CommitmentsScreen = () => {
  const { t } = useTranslation();
  const { view, isAll, grid, active } = useCommitmentsStore();
  const { data, error } = useQuery('commitments.list', isAll ? {} : { open: true }, { keepLast: true });
  const { data: program } = useQuery('settings.program', {});
  const [settling, setSettling] = useState<LedgerEntry | null>(null);
  const asOf = program?.asOf ?? '';
  const columns = useMemo(() => (asOf === '' ? [] : ledgerColumns(t, asOf)), [t, asOf]);
  const state = useMemo(() => grid ?? initialGridState(columns, startSorting), [columns, grid]);
  const all = data ?? noRows;
  const rows = useMemo(() => filterRows(all, columns, state), [all, columns, state]);
  const handle = useRef<GridHandle>(null);
  const current = rows.find(({ id }) => id === active);
  const settle = (): void => {
    if (current && isOpen(current)) setSettling(current);
  };
  useCommandHandler('commitment.settle', current && isOpen(current) ? settle : null);
  if (error && !data) return <ErrorNote error={error} />;
  if (!data || !program) return null;
  return (
    <div className={classes['screen']}>
      <div className={classes['top']}>
        <h1>{t(($) => $.commitments.title)}</h1>
        <span className={classes['count']} role="status">
          {rows.length === all.length
            ? t(($) => $.commitments.shown, { count: all.length, all: formatCount(all.length) })
            : t(($) => $.commitments.shownOf, { shown: formatCount(rows.length), all: formatCount(all.length) })}
        </span>
        <span className={classes['space']} />
        <span className={classes['count']}>{t(($) => $.commitments.keys)}</span>
      </div>
      <KeptFigures />
      <LedgerToolbar
        rows={all}
        columns={columns}
        state={state}
        settle={current && isOpen(current) ? settle : null}
        onToRows={() => handle.current?.focus()}
      />
      {error ? <ErrorNote error={error} /> : null}
      <LedgerGrids
        ref={handle}
        view={view}
        rows={rows}
        columns={columns}
        state={state}
        setState={setGrid}
        onOpen={({ partnerId, id }) => navigate({ place: 'partner', id: partnerId, tab: 'commitments', record: id })}
        onSettle={settle}
        empty={
          all.length > 0 ? (
            <EmptyState kind="filter" title={t(($) => $.commitments.empty.filter.title)} text={t(($) => $.commitments.empty.filter.text)}>
              <Button variant="default" onClick={() => setGrid(withoutFilters(state))}>
                {t(($) => $.ui.grid.clearFilter)}
              </Button>
            </EmptyState>
          ) : isAll ? (
            <EmptyState
              kind="nothing"
              title={t(($) => $.commitments.empty.nothing.title)}
              text={t(($) => $.commitments.empty.nothing.text)}
            >
              <Button variant="default" onClick={() => navigate({ place: 'portfolio' })}>
                {t(($) => $.commitments.empty.nothing.portfolio)}
              </Button>
            </EmptyState>
          ) : (
            <EmptyState
              kind="nothing"
              title={t(($) => $.commitments.empty.noneOpen.title)}
              text={t(($) => $.commitments.empty.noneOpen.text)}
            >
              <Button variant="default" onClick={() => setAll(true)}>
                {t(($) => $.commitments.empty.noneOpen.all)}
              </Button>
            </EmptyState>
          )
        }
      />
      {settling ? <SettleDialog key={settling.id} commitment={settling} asOf={program.asOf} onClose={() => setSettling(null)} /> : null}
    </div>
  );
};
