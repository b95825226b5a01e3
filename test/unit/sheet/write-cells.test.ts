import { expect, test } from 'vitest';
import { readCell } from '#renderer/ui/sheet/cell-text.ts';
import type { SheetColumn, SheetValues } from '#renderer/ui/sheet/columns.ts';
import { emptyHistory, redone, remembered, undone } from '#renderer/ui/sheet/history.ts';
import { settledMarks, type SheetMarks, withMarks } from '#renderer/ui/sheet/marks.ts';
import { statesToMarks, writeCells, writeNewRows } from '#renderer/ui/sheet/write-cells.ts';

type Row = { id: string; title: string; unit: string; target: number | null; on: string | null };

const columns: Array<SheetColumn<Row>> = [
  { id: 'title', label: 'Title', kind: 'text', width: 100, value: ({ title }) => title },
  {
    id: 'unit',
    label: 'Unit',
    kind: 'choice',
    width: 80,
    value: ({ unit }) => unit,
    choices: () => [
      { value: 'count', label: 'Number' },
      { value: 'cents', label: 'Money' },
    ],
  },
  {
    id: 'target',
    label: 'Target',
    kind: 'number',
    width: 80,
    value: ({ target }) => target,
    parse: (text, { unit }) =>
      /^-?\d+$/.test(text) ? { ok: true, value: Number(text) * (unit === 'cents' ? 100 : 1) } : { ok: false, message: 'Write a number.' },
    format: String,
  },
  { id: 'on', label: 'On', kind: 'date', width: 80, value: ({ on }) => on },
  { id: 'twice', label: 'Twice', kind: 'computed', width: 80, value: ({ target }) => (target ?? 0) * 2, format: String, explain: () => '' },
];
const rows: Row[] = [
  { id: 'a', title: 'Revenue', unit: 'count', target: 1, on: null },
  { id: 'b', title: 'Deals', unit: 'count', target: 2, on: null },
];
const rowWith = (row: Row | null, values: SheetValues): Row => ({
  ...(row ?? { id: '', title: '', unit: 'count', target: null, on: null }),
  ...values,
});
const words = { date: 'Write a date.', choice: (labels: readonly string[]) => `Choose ${labels.join(' or ')}.` };
const scene = {
  rows,
  columns,
  marks: new Map() as SheetMarks,
  rowId: ({ id }: Row) => id,
  isLocked: (row: Row, column: string) => row.id === 'b' && column === 'target',
  rowWith,
  read: (column: SheetColumn<Row>, row: Row, text: string) => readCell(column, row, text, 'en-GB', words),
};
const line = (row: number, ...texts: string[]) => texts.map((text, column) => ({ row, column, text }));

test('changes what can be read, keeps what cannot as it was typed, and passes over what is locked or computed', () => {
  const edit = writeCells(scene, [
    ...line(0, 'Revenue', 'Money', 'ten', '31/12/2026', '4'),
    ...line(1, 'Won deals', 'Number', '7', 'soon', '4'),
  ]);
  expect(edit).toMatchObject({ locked: 3, bad: 2 });
  const { changes, marked } = statesToMarks(scene, edit.after);
  expect(changes).toEqual([
    { rowId: 'a', column: 'unit', value: 'cents' },
    { rowId: 'a', column: 'on', value: '2026-12-31' },
    { rowId: 'b', column: 'title', value: 'Won deals' },
  ]);
  const marks = withMarks(scene.marks, marked);
  expect(marks.get('a')?.['target']).toEqual({ sent: null, bad: { text: 'ten', message: 'Write a number.' } });
  expect(marks.get('b')?.['on']?.bad).toEqual({ text: 'soon', message: 'Write a date.' });
});

test('reads a cell with the values that the same paste has put before it in its row', () => {
  expect(writeCells(scene, line(0, 'Revenue', 'money', '10')).after).toMatchObject([
    { column: 'unit', value: 'cents' },
    { column: 'target', value: 1000 },
  ]);
  const added = [[...line(0, 'New', 'Money', '10', 'x')]];
  expect(writeNewRows(scene, added)).toEqual([
    { values: { title: 'New', unit: 'cents', target: 1000 }, bad: [{ column: 'on', text: 'x', message: 'Write a date.' }] },
  ]);
});

test('reads numbers with the signs of other programs', () => {
  const [, , target] = columns;
  const read = (text: string) => (target ? readCell(target, rows[0] as Row, text, 'en-GB', words) : null);
  expect(read('(12)')).toEqual({ ok: true, value: -12 });
  expect(read('\u221212')).toEqual({ ok: true, value: -12 });
  expect(read('\u00a012 ')).toEqual({ ok: true, value: 12 });
  expect(read('  ')).toEqual({ ok: true, value: null });
});

test('takes a value off the cell once its row shows it or another one, and keeps a bad text', () => {
  const { marked } = statesToMarks(scene, writeCells(scene, [...line(0, 'Revenue', 'Money', 'ten')]).after);
  const marks = withMarks(scene.marks, marked);
  const before = new Map(rows.map((row) => [row.id, row]));
  expect(settledMarks(marks, before, columns)).toBe(marks);
  const after = settledMarks(marks, new Map([['a', { ...(rows[0] as Row), unit: 'cents' }]]), columns);
  expect(after.get('a')).toEqual({ target: { sent: null, bad: { text: 'ten', message: 'Write a number.' } } });
});

test('undoes and redoes a paste as one step, its bad texts with it', () => {
  const edit = writeCells(scene, line(0, 'Sales', 'Number', 'ten'));
  const marks = withMarks(scene.marks, statesToMarks(scene, edit.after).marked);
  const back = undone(remembered(emptyHistory, edit));
  const undoing = statesToMarks({ ...scene, marks }, back?.cells ?? []);
  expect(undoing.changes).toEqual([{ rowId: 'a', column: 'title', value: 'Revenue' }]);
  const restored = withMarks(marks, undoing.marked);
  expect(restored.get('a')?.['target']).toBeUndefined();
  const again = redone(back?.history ?? emptyHistory);
  expect(again?.cells).toEqual(edit.after);
  expect(statesToMarks({ ...scene, marks: restored }, again?.cells ?? []).changes).toEqual([
    { rowId: 'a', column: 'title', value: 'Sales' },
  ]);
  expect(redone(remembered(back?.history ?? emptyHistory, edit))).toBeNull();
});
