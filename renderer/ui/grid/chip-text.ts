import type { TFunction } from 'i18next';
import { formatDate, locale } from '../format.ts';
import type { GridColumn, GridState } from './columns.ts';

/** What a filter of a column lets through, in words. `most`: as many values are named. */
export const chipText = <Row>(
  t: TFunction,
  column: GridColumn<Row>,
  { filters, ranges }: Pick<GridState, 'filters' | 'ranges'>,
  most = 2,
): string => {
  const names = (filters[column.id] ?? []).map((key) => (key === '' ? t(($) => $.ui.grid.empty) : (column.facet?.(key) ?? key)));
  const rest = names.length - most;
  const values = `${names.slice(0, most).join(', ')}${rest > 0 ? ` +${rest}` : ''}`;
  const range = ranges[column.id];
  if (!range) return values;
  const scale = column.range?.of === 'number' ? column.range.scale : 1;
  const end = (value: string | number | null): string =>
    value === null ? '' : typeof value === 'string' ? formatDate(value) : new Intl.NumberFormat(locale()).format(value / scale);
  const [from, to] = [end(range.from), end(range.to)];
  const text =
    range.to === null
      ? t(($) => $.ui.grid.rangeFrom, { from })
      : range.from === null
        ? t(($) => $.ui.grid.rangeTo, { to })
        : t(($) => $.ui.grid.rangeBoth, { from, to });
  return values === '' ? text : `${values}, ${text}`;
};
