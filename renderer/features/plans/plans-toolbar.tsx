import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanLine } from '#shared/api/plans.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { ColumnsMenu } from '#renderer/ui/grid/columns-menu.tsx';
import type { GridColumn, GridState } from '#renderer/ui/grid/columns.ts';
import { FilterChips, FilterMenu } from '#renderer/ui/grid/filter-menu.tsx';
import { isFiltered, withoutFilters } from '#renderer/ui/grid/filter-rows.ts';
import { GroupMenu } from '#renderer/ui/grid/group-menu.tsx';
import classes from './plans.module.css';
import { setGrid } from './plans-store.ts';

type PlansToolbarProps = {
  lines: readonly PlanLine[];
  columns: ReadonlyArray<GridColumn<PlanLine>>;
  state: GridState;
  /** Leaves the search for the rows that it found. */
  onToRows(): void;
};

const any = '';

/** Which plans are shown, and how they are grouped. The year has a field of its own, since it is what one looks for first. */
export const PlansToolbar = ({ lines, columns, state, onToRows }: PlansToolbarProps) => {
  const { t } = useTranslation();
  const search = useRef<HTMLInputElement>(null);
  useCommandHandler('edit.find', () => {
    search.current?.focus();
    search.current?.select();
  });
  const years = [...new Set(lines.map(({ year }) => String(year)))].toSorted().toReversed();
  const [year, ...moreYears] = state.filters['year'] ?? [];
  const setYear = (next: string): void => {
    const { year: _, ...others } = state.filters;
    setGrid({ ...state, filters: next === any ? others : { ...others, year: [next] } });
  };
  return (
    <div className={classes['toolbar']} role="toolbar" aria-label={t(($) => $.plans.tools)}>
      <TextInput
        ref={search}
        className={classes['search'] ?? ''}
        leftSection={<IconSearch size={14} stroke={1.75} aria-hidden />}
        aria-label={t(($) => $.plans.find)}
        placeholder={t(($) => $.plans.find)}
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
      <NativeSelect
        aria-label={t(($) => $.plans.column.year)}
        data={[{ value: any, label: t(($) => $.plans.allYears) }, ...years]}
        value={moreYears.length === 0 ? (year ?? any) : any}
        onChange={(event) => setYear(event.currentTarget.value)}
      />
      <FilterMenu rows={lines} columns={columns} state={state} setState={setGrid} />
      <GroupMenu columns={columns} state={state} setState={setGrid} />
      <FilterChips columns={columns} state={state} setState={setGrid} />
      {isFiltered(state) ? (
        <Button variant="subtle" color="gray" onClick={() => setGrid(withoutFilters(state))}>
          {t(($) => $.ui.grid.clearFilter)}
        </Button>
      ) : null}
      <span className={classes['space']} />
      <ColumnsMenu columns={columns} state={state} setState={setGrid} />
    </div>
  );
};
