import { expect, test } from 'vitest';
import { fillDown, fillOn, fillRight, fillTarget } from '#renderer/ui/sheet/fill.ts';
import type { SheetWrite } from '#renderer/ui/sheet/paste.ts';
import { rangeBetween } from '#renderer/ui/sheet/selection.ts';

const source = (rows: string[][]) => ({
  textAt: (row: number, column: number) => rows[row]?.[column] ?? '',
  numberAt: (row: number, column: number) => (/^\d+$/.test(rows[row]?.[column] ?? '') ? Number(rows[row]?.[column]) : null),
  typed: String,
});
const range = (top: number, left: number, bottom = top, right = left) =>
  rangeBetween({ row: top, column: left }, { row: bottom, column: right });
const shown = (writes: SheetWrite[]): string[] => writes.map(({ row, column, text }) => `${row}${column}=${text}`);

test('Ctrl+D takes the first row of the selection, or the row above a single one', () => {
  const cells = source([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(shown(fillDown(range(0, 0, 2, 1), cells))).toEqual(['10=a', '11=b', '20=a', '21=b']);
  expect(shown(fillDown(range(1, 1), cells))).toEqual(['11=b']);
  expect(fillDown(range(0, 0), cells)).toEqual([]);
});

test('Ctrl+R takes the first column of the selection, or the column before a single one', () => {
  const cells = source([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(shown(fillRight(range(0, 0, 1, 1), cells))).toEqual(['01=a', '11=c']);
  expect(shown(fillRight(range(0, 1), cells))).toEqual(['01=a']);
  expect(fillRight(range(0, 0), cells)).toEqual([]);
});

test('the handle fills on the side where the drag went furthest', () => {
  expect(fillTarget(range(1, 1, 2, 2), { row: 5, column: 3 })).toEqual(range(3, 1, 5, 2));
  expect(fillTarget(range(1, 1, 2, 2), { row: 3, column: 6 })).toEqual(range(1, 3, 2, 6));
  expect(fillTarget(range(1, 1, 2, 2), { row: 0, column: 1 })).toEqual(range(0, 1, 0, 2));
  expect(fillTarget(range(1, 1, 2, 2), { row: 2, column: 1 })).toBeNull();
});

test('the handle goes on with an even step, copies one number, and repeats the rest', () => {
  expect(shown(fillOn(range(0, 0, 1, 0), range(2, 0, 3, 0), source([['10'], ['20']])))).toEqual(['20=30', '30=40']);
  expect(shown(fillOn(range(0, 0), range(1, 0, 2, 0), source([['10']])))).toEqual(['10=10', '20=10']);
  expect(shown(fillOn(range(0, 0, 2, 0), range(3, 0, 4, 0), source([['1'], ['2'], ['9']])))).toEqual(['30=1', '40=2']);
  expect(shown(fillOn(range(0, 1, 0, 2), range(0, 0), source([['', '10', '20']])))).toEqual(['00=0']);
  expect(shown(fillOn(range(2, 0, 3, 0), range(0, 0, 1, 0), source([[], [], ['a'], ['b']])))).toEqual(['00=a', '10=b']);
});
