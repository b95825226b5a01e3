import { expect, test } from 'vitest';
import { type GridColumn, initialGridState } from '#renderer/ui/grid/columns.ts';
import { rowsToText } from '#renderer/ui/grid/copy-rows.ts';
import { facetCounts, filterRows } from '#renderer/ui/grid/filter-rows.ts';
import { moveColumn } from '#renderer/ui/grid/move-column.ts';
import { gridStateToJson, readGridState } from '#renderer/ui/grid/saved-state.ts';

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
  expect(names(filterRows(rows, columns, { text: '', filters: { verticals: ['medical'] } }))).toEqual(['Żółw Systems']);
});

test('can ask for rows without a value', () => {
  expect(names(filterRows(rows, columns, { text: '', filters: { tier: [''] } }))).toEqual(['Acme Systems']);
  expect(names(filterRows(rows, columns, { text: '', filters: { verticals: [''] } }))).toEqual(['Acme Cloud']);
});

test('gives the same rows, not a copy, when nothing is filtered', () => {
  expect(filterRows(rows, columns, state)).toBe(rows);
});

test('counts the values of a column under the other filters, and keeps those that are gone at zero', () => {
  const counts = facetCounts(rows, columns, { text: 'acme', filters: { tier: ['SILVER'] } }, columns[1]!);
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
