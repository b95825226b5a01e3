import { expect, test } from 'vitest';
import { type GridColumn, initialGridState } from '#renderer/ui/grid/columns.ts';
import { rowsToText } from '#renderer/ui/grid/copy-rows.ts';
import { facetCounts, filterRows } from '#renderer/ui/grid/filter-rows.ts';
import { moveColumn } from '#renderer/ui/grid/move-column.ts';
import { gridStateToJson, readGridState } from '#renderer/ui/grid/saved-state.ts';
import { readNumber } from '#renderer/ui/number-text.ts';

type Row = { name: string; tier: string | null; verticals: string[] };
const column = (id: keyof Row): GridColumn<Row> => ({
  id,
  label: id,
  kind: 'text',
  width: 100,
  value: (row) => row[id],
  text: (row) => String(row[id] ?? ''),
  facet: (key) => key,
});
const columns = [column('name'), column('tier'), column('verticals')];
const rows: Row[] = [
  { name: 'Żółw Systems', tier: 'GOLD', verticals: ['retail', 'medical'] },
  { name: 'Acme Cloud', tier: 'SILVER', verticals: [] },
  { name: 'Acme Systems', tier: null, verticals: ['retail'] },
];
const state = initialGridState(columns);
const names = (found: readonly Row[]): string[] => found.map(({ name }) => name);

test('finds words in any order, without minding case and accents', () => {
  expect(names(filterRows(rows, columns, { ...state, text: 'systems ACME' }))).toEqual(['Acme Systems']);
  expect(names(filterRows(rows, columns, { ...state, text: 'zołw' }))).toEqual(['Żółw Systems']);
});

test('finds rows also when they were searched before their columns were known', () => {
  const late: Row[] = [{ name: 'Ironwillow', tier: null, verticals: [] }];
  expect(filterRows(late, [], { ...state, text: 'iron' })).toEqual([]);
  expect(names(filterRows(late, columns, { ...state, text: 'iron' }))).toEqual(['Ironwillow']);
});

test('lets a row through when one of its labels is wanted', () => {
  expect(names(filterRows(rows, columns, { ...state, filters: { verticals: ['medical'] } }))).toEqual(['Żółw Systems']);
});

test('can ask for rows without a value', () => {
  expect(names(filterRows(rows, columns, { ...state, filters: { tier: [''] } }))).toEqual(['Acme Systems']);
  expect(names(filterRows(rows, columns, { ...state, filters: { verticals: [''] } }))).toEqual(['Acme Cloud']);
});

test('gives the same rows, not a copy, when nothing is filtered', () => {
  expect(filterRows(rows, columns, state)).toBe(rows);
});

test('counts the values of a column under the other filters, and keeps those that are gone at zero', () => {
  const counts = facetCounts(rows, columns, { ...state, text: 'acme', filters: { tier: ['SILVER'] } }, columns[1]!);
  expect(counts).toEqual([
    { key: '', count: 1 },
    { key: 'SILVER', count: 1 },
    { key: 'GOLD', count: 0 },
  ]);
});

test('moves a column in both directions and leaves the rest in order', () => {
  expect(moveColumn(columns, state, 'name', 'verticals').order).toEqual(['tier', 'verticals', 'name']);
  expect(moveColumn(columns, state, 'verticals', 'name').order).toEqual(['verticals', 'name', 'tier']);
});

test('reads back a kept view, and takes nothing from what another version wrote differently', () => {
  const kept = { ...state, text: 'acme', filters: { tier: ['GOLD'] }, sorting: [{ id: 'name', desc: true }], grouping: 'tier' };
  expect(readGridState(JSON.parse(JSON.stringify(gridStateToJson(kept))))).toEqual(kept);
  expect(readGridState({ sorting: 'by name', filters: 7 })).toMatchObject({ sorting: [], filters: {}, text: '' });
});

test('copies rows with their headings, and makes nothing of what looks like a formula', () => {
  const copied = rowsToText(columns, [{ name: '=1+1', tier: 'A\tB', verticals: ['x', 'y'] }]);
  const [headings, row] = copied.split('\n');
  expect(headings).toBe('name\ttier\tverticals');
  expect(row?.split('\t')).toEqual(["'=1+1", 'A B', 'x,y']);
});

test('lets through what lies in a range with both ends, and nothing that is not available', () => {
  type Sum = { name: string; amount: number | null; day: string | null };
  const sums: Sum[] = [
    { name: 'a', amount: 100, day: '2017-01-01' },
    { name: 'b', amount: 200, day: '2017-02-01' },
    { name: 'c', amount: null, day: null },
  ];
  const sumColumns: Array<GridColumn<Sum>> = (['amount', 'day'] as const).map((id) => ({
    id,
    label: id,
    kind: id === 'amount' ? 'number' : 'date',
    width: 100,
    value: (row) => row[id],
    text: (row) => String(row[id] ?? ''),
    range: id === 'amount' ? { of: 'number', scale: 100 } : { of: 'date' },
  }));
  const found = (ranges: typeof state.ranges) => filterRows(sums, sumColumns, { ...state, ranges }).map(({ name }) => name);
  expect(found({ amount: { from: 200, to: null } })).toEqual(['b']);
  expect(found({ amount: { from: null, to: 200 } })).toEqual(['a', 'b']);
  expect(found({ day: { from: '2017-01-02', to: '2017-02-01' } })).toEqual(['b']);
  expect(
    readGridState(JSON.parse(JSON.stringify(gridStateToJson({ ...state, ranges: { amount: { from: 1, to: null } } })))).ranges,
  ).toEqual({
    amount: { from: 1, to: null },
  });
});

test.each([
  ['1,250', 'en-GB', 1250],
  ['12.5', 'en-GB', 12.5],
  ['1.250,75', 'de-DE', 1250.75],
  ['-3', 'en-GB', -3],
  ['about 3', 'en-GB', null],
  ['', 'en-GB', null],
])('reads %j as a number typed in %s', (text, language, value) => {
  expect(readNumber(text, language)).toBe(value);
});
