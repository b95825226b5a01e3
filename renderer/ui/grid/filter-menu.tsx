import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../format.ts';
import type { GridColumn, GridState } from './columns.ts';
import { facetCounts } from './filter-rows.ts';
import classes from './menus.module.css';

type FilterMenuProps<Row extends object> = {
  rows: readonly Row[];
  columns: ReadonlyArray<GridColumn<Row>>;
  state: GridState;
  setState(next: GridState): void;
};

const withFilter = (state: GridState, id: string, values: readonly string[]): GridState => ({
  ...state,
  filters:
    values.length === 0
      ? Object.fromEntries(Object.entries(state.filters).filter(([key]) => key !== id))
      : { ...state.filters, [id]: values },
});

const Values = <Row extends object>({ rows, columns, column, state, setState }: FilterMenuProps<Row> & { column: GridColumn<Row> }) => {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const chosen = state.filters[column.id] ?? [];
  const label = (key: string): string => (key === '' ? t(($) => $.ui.grid.empty) : (column.facet?.(key) ?? key));
  const counts = facetCounts(rows, columns, state, column).filter(({ key }) => label(key).toLowerCase().includes(text.toLowerCase()));
  return (
    <div className={classes['values']} role="group" aria-label={t(($) => $.ui.grid.filterOf, { column: column.label })}>
      <TextInput
        aria-label={t(($) => $.ui.grid.filterOf, { column: column.label })}
        placeholder={column.label}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes['scroll']}>
        {counts.slice(0, 200).map(({ key, count }) => (
          <div key={key} className={classes['value']}>
            <Checkbox
              label={label(key)}
              checked={chosen.includes(key)}
              onChange={() =>
                setState(withFilter(state, column.id, chosen.includes(key) ? chosen.filter((other) => other !== key) : [...chosen, key]))
              }
            />
            <span className={classes['count']}>{formatCount(count)}</span>
          </div>
        ))}
      </div>
    </div>
  );
};

/** Filters by value: a column on the left, its values with their numbers of rows on the right. */
export const FilterMenu = <Row extends object>(props: FilterMenuProps<Row>) => {
  const { t } = useTranslation();
  const { columns, state } = props;
  const facets = columns.filter(({ facet }) => facet);
  const [at, setAt] = useState(facets[0]?.id);
  const column = facets.find(({ id }) => id === at) ?? facets[0];
  const active = Object.values(state.filters).filter((values) => values.length > 0).length;
  return (
    <Popover position="bottom-start" trapFocus returnFocus withinPortal>
      <Popover.Target>
        <Button
          variant={active > 0 ? 'light' : 'default'}
          leftSection={<IconFilter size={14} stroke={1.75} aria-hidden />}
          rightSection={active > 0 ? <span className={classes['badge']}>{active}</span> : null}
        >
          {t(($) => $.ui.grid.filter)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={0}>
        <div className={classes['panes']}>
          <div className={classes['facets']}>
            {facets.map(({ id, label }) => (
              <button key={id} type="button" className={classes['facet']} aria-pressed={id === column?.id} onClick={() => setAt(id)}>
                {label}
                {(state.filters[id]?.length ?? 0) > 0 ? <span className={classes['badge']}>{state.filters[id]?.length}</span> : null}
              </button>
            ))}
          </div>
          {column ? <Values key={column.id} {...props} column={column} /> : null}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
};

/** The filters in force, each with a way to lift it. */
export const FilterChips = <Row extends object>({ columns, state, setState }: Omit<FilterMenuProps<Row>, 'rows'>) => {
  const { t } = useTranslation();
  const inForce = columns.filter(({ id }) => (state.filters[id]?.length ?? 0) > 0);
  return inForce.map((column) => {
    const values = state.filters[column.id] ?? [];
    const names = values.map((key) => (key === '' ? t(($) => $.ui.grid.empty) : (column.facet?.(key) ?? key)));
    const label = `${column.label}: ${names.slice(0, 2).join(', ')}${names.length > 2 ? ` +${names.length - 2}` : ''}`;
    return (
      <Button
        key={column.id}
        size="xs"
        variant="light"
        rightSection={<span aria-hidden>×</span>}
        aria-label={`${t(($) => $.ui.remove)} ${label}`}
        onClick={() => setState(withFilter(state, column.id, []))}
      >
        {label}
      </Button>
    );
  });
};
