import type { GridColumn, GridRange, GridState, GridValue } from './columns.ts';

/** Diacritics and case do not matter to somebody who looks for a name. */
const fold = (text: string): string =>
  // most names are plain, and taking accents apart costs ten times as much as lower case
  /[^\u0000-\u007f]/.test(text)
    ? text
        .normalize('NFD')
        .replaceAll(/\p{Diacritic}/gu, '')
        .toLowerCase()
    : text.toLowerCase();

/** The values of a cell as filters know them; an empty cell is the value ''. */
export const facetKeys = (value: GridValue): readonly string[] => {
  if (Array.isArray(value)) return value.length === 0 ? [''] : value;
  return [value === null ? '' : String(value)];
};

// by columns first: rows may arrive before the columns are known, and a text made without them would find nothing for good
const searchTexts = new WeakMap<object, WeakMap<object, string>>();
const searchTextOf = <Row extends object>(row: Row, columns: ReadonlyArray<GridColumn<Row>>): string => {
  const texts = searchTexts.get(columns) ?? new WeakMap<object, string>();
  searchTexts.set(columns, texts);
  const known = texts.get(row);
  if (known !== undefined) return known;
  const text = fold(
    columns
      .filter(({ kind }) => kind === 'text')
      .map((column) => column.text(row))
      .join('\n'),
  );
  texts.set(row, text);
  return text;
};

const liesIn = (value: GridValue, { from, to }: GridRange): boolean =>
  (typeof value === 'number' || typeof value === 'string') && (from === null || value >= from) && (to === null || value <= to);

type Narrowing = Pick<GridState, 'filters' | 'ranges'>;

const passes = <Row>(row: Row, columns: ReadonlyArray<GridColumn<Row>>, { filters, ranges }: Narrowing): boolean =>
  columns.every((column) => {
    const wanted = filters[column.id];
    const range = ranges[column.id];
    if (range && !liesIn(column.value(row), range)) return false;
    return !wanted || wanted.length === 0 || facetKeys(column.value(row)).some((key) => wanted.includes(key));
  });

/** The rows in which each word of the text occurs and that pass each filter and lie in each range. */
export const filterRows = <Row extends object>(
  rows: readonly Row[],
  columns: ReadonlyArray<GridColumn<Row>>,
  { text, filters, ranges }: Pick<GridState, 'text'> & Narrowing,
): readonly Row[] => {
  const words = fold(text).split(/\s+/).filter(Boolean);
  const narrowing = columns.filter(({ id }) => (filters[id]?.length ?? 0) > 0 || ranges[id]);
  if (words.length === 0 && narrowing.length === 0) return rows;
  return rows.filter(
    (row) =>
      passes(row, narrowing, { filters, ranges }) &&
      (words.length === 0 || words.every((word) => searchTextOf(row, columns).includes(word))),
  );
};

/** The values of a column with their numbers of rows, most frequent first, under the other filters: what is chosen in a column does not hide its other values. */
export const facetCounts = <Row extends object>(
  rows: readonly Row[],
  columns: ReadonlyArray<GridColumn<Row>>,
  state: Pick<GridState, 'text'> & Narrowing,
  column: GridColumn<Row>,
): Array<{ key: string; count: number }> => {
  const { [column.id]: _, ...others } = state.filters;
  const counts = new Map<string, number>();
  for (const row of rows) for (const key of facetKeys(column.value(row))) counts.set(key, 0);
  for (const row of filterRows(rows, columns, { ...state, filters: others }))
    for (const key of facetKeys(column.value(row))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts].map(([key, count]) => ({ key, count })).toSorted((a, b) => b.count - a.count || a.key.localeCompare(b.key));
};

/** True when a text, a filter or a range hides rows. */
export const isFiltered = ({ text, filters, ranges }: GridState): boolean =>
  text.trim() !== '' || Object.keys(ranges).length > 0 || Object.values(filters).some((values) => values.length > 0);

/** The same way of looking, with nothing hidden by a text, a filter or a range. */
export const withoutFilters = (state: GridState): GridState => ({ ...state, text: '', filters: {}, ranges: {} });
