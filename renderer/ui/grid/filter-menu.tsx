import { Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../format.ts';
import { chipText } from './chip-text.ts';
import type { GridColumn, GridRange, GridState } from './columns.ts';
import { facetCounts } from './filter-rows.ts';
import classes from './menus.module.css';
import { RangeFields } from './range-fields.tsx';

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

const withRange = (state: GridState, id: string, range: GridRange | undefined): GridState => ({
  ...state,
  ranges: {
    ...Object.fromEntries(Object.entries(state.ranges).filter(([key]) => key !== id)),
    ...(range ? { [id]: range } : {}),
  },
});

/** How many bounds or values of a column are in force. */
const inForce = ({ filters, ranges }: GridState, id: string): number => (filters[id]?.length ?? 0) + (ranges[id] ? 1 : 0);

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

/** Filters: a column on the left; on the right its values with their numbers of rows, or the two ends of a range. */
export const FilterMenu = <Row extends object>(props: FilterMenuProps<Row>) => {
  const { t } = useTranslation();
  const { columns, state } = props;
  const facets = columns.filter(({ facet, range }) => facet || range);
  const [at, setAt] = useState(facets[0]?.id);
  const column = facets.find(({ id }) => id === at) ?? facets[0];
  const active = columns.filter(({ id }) => inForce(state, id) > 0).length;
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
                {inForce(state, id) > 0 ? <span className={classes['badge']}>{inForce(state, id)}</span> : null}
              </button>
            ))}
          </div>
          {column?.range ? (
            <RangeFields
              key={column.id}
              label={column.label}
              of={column.range}
              range={state.ranges[column.id]}
              onChange={(range) => props.setState(withRange(state, column.id, range))}
            />
          ) : column ? (
            <Values key={column.id} {...props} column={column} />
          ) : null}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
};

/** The filters in force, each with a way to lift it. */
export const FilterChips = <Row extends object>({ columns, state, setState }: Omit<FilterMenuProps<Row>, 'rows'>) => {
  const { t } = useTranslation();
  const shown = columns.filter(({ id }) => inForce(state, id) > 0);
  return shown.map((column) => {
    const label = `${column.label}: ${chipText(t, column, state)}`;
    return (
      <Button
        key={column.id}
        size="xs"
        variant="light"
        rightSection={<span aria-hidden>×</span>}
        aria-label={`${t(($) => $.ui.remove)} ${label}`}
        onClick={() => setState(withRange(withFilter(state, column.id, []), column.id, undefined))}
      >
        {label}
      </Button>
    );
  });
};
