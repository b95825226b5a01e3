import { useMediaQuery } from '@mantine/hooks';
import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry } from '#shared/api/commitments.ts';
import { useUiStore } from '#renderer/state/ui-store.ts';
import type { GridColumn, GridState } from '#renderer/ui/grid/columns.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { DataGrid, type GridHandle } from '#renderer/ui/grid/data-grid.tsx';
import classes from './commitments.module.css';
import { type LedgerView, setActive, useCommitmentsStore } from './commitments-store.ts';

type LedgerGridsProps = {
  view: LedgerView;
  rows: readonly LedgerEntry[];
  columns: ReadonlyArray<GridColumn<LedgerEntry>>;
  state: GridState;
  setState(next: GridState): void;
  onOpen(entry: LedgerEntry): void;
  onSettle(): void;
  empty: ReactNode;
  ref?: Ref<GridHandle>;
};

/** What needs no column where each side has a table of its own. */
const toldBySide = ['side', 'owner', 'origin', 'kind', 'partnerOwner', 'why'];
/** Two tables beside each other show the four columns that say whether somebody keeps their word. */
const narrow = { description: 160, partner: 115, due: 105, state: 145 };
const wide = { ...narrow, description: 210, partner: 140 };
const rowId = ({ id }: LedgerEntry): string => id;
const rowName = ({ description }: LedgerEntry): string => description;

/** The rows of the ledger: in one table, or each side in a table of the same size. S settles the row that the keyboard is on. */
export const LedgerGrids = ({ view, rows, columns, state, setState, onOpen, onSettle, empty, ref }: LedgerGridsProps) => {
  const { t } = useTranslation();
  const isCompact = useUiStore((ui) => ui.isCompact);
  const isWide = useMediaQuery('(min-width: 1400px)') ?? false;
  const active = useCommitmentsStore((store) => store.active);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const settleOnKey = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== 's' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onSettle();
  };
  const shared = {
    columns,
    // what a view hides and groups by is not the person's choice
    setState: (next: GridState) => setState({ ...next, grouping: null, hidden: state.hidden }),
    rowId,
    rowName,
    selected,
    onSelect: setSelected,
    onOpen,
    onPass: ({ id }: LedgerEntry) => setActive(id),
    isCompact,
  };
  if (view !== 'side')
    return (
      // the keys of the grid rise to it
      <div className={classes['grids']} onKeyDown={settleOnKey}>
        <DataGrid
          {...(ref ? { ref } : {})}
          key={view}
          label={t(($) => $.commitments.grid)}
          rows={rows}
          state={
            view === 'due' ? { ...state, grouping: 'dueGroup' } : { ...state, grouping: 'partner', hidden: [...state.hidden, 'partner'] }
          }
          startAt={active}
          empty={empty}
          {...shared}
        />
      </div>
    );
  if (rows.length === 0) return empty;
  const bySide = {
    ...state,
    grouping: null,
    hidden: [...new Set([...state.hidden, ...toldBySide])],
    widths: { ...(isWide ? wide : narrow), ...state.widths },
  };
  return (
    <div className={classes['grids']} onKeyDown={settleOnKey}>
      {(['vendor', 'partner'] as const).map((side) => {
        const own = rows.filter((row) => row.side === side);
        const name = t(($) => $.commitments.gridOf[side]);
        return (
          <section key={side} className={classes['side']} aria-label={name}>
            <h2 className={classes['sideHead']}>
              {name} <span className={classes['count']}>{formatCount(own.length)}</span>
            </h2>
            <DataGrid
              {...(ref && side === 'vendor' ? { ref } : {})}
              label={name}
              rows={own}
              state={bySide}
              takesFocus={side === 'vendor'}
              empty={<p className={classes['quiet']}>{t(($) => $.commitments.empty.side[side])}</p>}
              {...shared}
            />
          </section>
        );
      })}
    </div>
  );
};
