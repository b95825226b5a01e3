import { Button } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttentionEntry } from '#shared/api/imports.ts';
import { useUiStore } from '#renderer/state/ui-store.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import type { GridState } from '#renderer/ui/grid/columns.ts';
import { DataGrid } from '#renderer/ui/grid/data-grid.tsx';
import { filterRows, withoutFilters } from '#renderer/ui/grid/filter-rows.ts';
import { attentionColumns } from './attention-columns.ts';
import { AttentionPanel } from './attention-panel.tsx';
import { AttentionTools } from './attention-tools.tsx';
import attention from './attention.module.css';
import { type AttentionFilter, useAttentionEntries } from './use-attention-entries.ts';
import { useReasonText } from './use-reason-text.ts';

const plain: GridState = { text: '', filters: {}, ranges: {}, sorting: [], grouping: null, hidden: [], order: [], widths: {} };
const nobody: ReadonlySet<string> = new Set();
const nothing: readonly AttentionEntry[] = [];

/** Rows that could not be placed: listed with their cells, fixed one by one or many at once. */
export const Attention = () => {
  const { t } = useTranslation();
  const reasonText = useReasonText();
  const [filter, setFilter] = useState<AttentionFilter>({ code: null, state: 'open' });
  const [grid, setGrid] = useState(plain);
  const [selected, setSelected] = useState(nobody);
  const [activeId, setActiveId] = useState<string | null>(null);
  const panel = useRef<HTMLDivElement>(null);
  const isCompact = useUiStore((state) => state.isCompact);
  const list = useAttentionEntries(filter);
  const entries = list?.entries ?? nothing;
  const columns = useMemo(
    () =>
      attentionColumns(entries, {
        file: t(($) => $.import.attention.file),
        row: t(($) => $.import.attention.row),
        reason: t(($) => $.import.attention.reason),
        empty: t(($) => $.import.attention.emptyCell),
        reasonOf: ({ code, message }) => reasonText(code, message),
      }),
    [entries, t, reasonText],
  );
  const rows = useMemo(() => filterRows(entries, columns, grid), [entries, columns, grid]);
  // what a filter hides is not fixed behind one's back
  const chosen = useMemo(() => rows.filter(({ id }) => selected.has(id)), [rows, selected]);
  if (!list) return null;
  const active = rows.find(({ id }) => id === activeId) ?? rows[0];
  const shown = chosen.length > 0 ? chosen : active ? [active] : nothing;
  if (list.total === 0 && filter.state === 'open' && filter.code === null)
    return (
      <EmptyState kind="nothing" title={t(($) => $.import.empty.attentionNone.title)} text={t(($) => $.import.empty.attentionNone.text)}>
        <Button variant="default" onClick={() => setFilter({ code: null, state: 'dismissed' })}>
          {t(($) => $.import.attention.states.dismissed)}
        </Button>
      </EmptyState>
    );
  return (
    <div className={attention['waiting']}>
      <div className={attention['list']}>
        <AttentionTools
          list={list}
          filter={filter}
          onFilter={(next) => {
            setFilter(next);
            setSelected(nobody);
            setGrid({ ...plain, text: grid.text });
          }}
          columns={columns}
          grid={grid}
          onGrid={setGrid}
          shown={rows.length}
        />
        <DataGrid<AttentionEntry>
          label={t(($) => $.import.attention.title)}
          rows={rows}
          columns={columns}
          state={grid}
          setState={setGrid}
          rowId={({ id }) => id}
          rowName={({ file, row }) => t(($) => $.import.attention.one, { file, row })}
          selected={selected}
          onSelect={setSelected}
          onPass={({ id }) => setActiveId(id)}
          onOpen={({ id }) => {
            setActiveId(id);
            panel.current?.querySelector<HTMLElement>('input')?.focus();
          }}
          isCompact={isCompact}
          empty={
            filter.state === 'dismissed' && list.total === 0 ? (
              <EmptyState
                kind="nothing"
                title={t(($) => $.import.empty.dismissedNone.title)}
                text={t(($) => $.import.empty.dismissedNone.text)}
              />
            ) : (
              <EmptyState
                kind="filter"
                title={t(($) => $.import.empty.attentionFilter.title)}
                text={t(($) => $.import.empty.attentionFilter.text, { count: list.total })}
              >
                <Button variant="default" onClick={() => setGrid(withoutFilters(grid))}>
                  {t(($) => $.import.empty.attentionFilter.clear)}
                </Button>
              </EmptyState>
            )
          }
        />
      </div>
      {shown.length > 0 ? (
        <AttentionPanel
          ref={panel}
          entries={shown}
          listed={rows}
          state={filter.state}
          isSelection={chosen.length > 0}
          onSelect={(next) => setSelected(new Set(next.map(({ id }) => id)))}
          onDone={() => setSelected(nobody)}
        />
      ) : null}
    </div>
  );
};
