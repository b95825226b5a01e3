import { expect, test } from 'vitest';
import { moved, rangeBetween, type SheetPlace, stepped } from '#renderer/ui/sheet/selection.ts';

const size = { rows: 6, columns: 4 };
const filled = new Set(['0:0', '1:0', '2:0', '5:0']);
const given = { size, page: 3, far: false, isFilled: ({ row, column }: SheetPlace) => filled.has(`${row}:${column}`) };
const at = (row: number, column = 0): SheetPlace => ({ row, column });

test.each([
  ['ArrowDown', at(0), at(1)],
  ['ArrowUp', at(0), at(0)],
  ['ArrowRight', at(0, 3), at(0, 3)],
  ['PageDown', at(4), at(5)],
  ['PageUp', at(4), at(1)],
  ['Home', at(2, 3), at(2, 0)],
  ['End', at(2, 1), at(2, 3)],
])('%s moves by one step, a page or the row', (key, from, to) => {
  expect(moved(from, key, given)).toEqual(to);
});

test.each([
  ['ArrowDown', 'the last filled cell of a run', at(0), at(2)],
  ['ArrowDown', 'the next filled cell over empty ones', at(2), at(5)],
  ['ArrowDown', 'the edge where nothing is filled', at(1, 2), at(5, 2)],
  ['ArrowUp', 'the next filled cell over empty ones', at(5), at(2)],
  ['ArrowUp', 'where it is, at the edge', at(0), at(0)],
  ['Home', 'the first cell', at(3, 2), at(0, 0)],
  ['End', 'the last cell', at(3, 2), at(5, 3)],
])('Ctrl and %s go to %s', (key, _where, from, to) => {
  expect(moved(from, key, { ...given, far: true })).toEqual(to);
});

test('Tab goes along the rows of a selection and Enter down its columns, and both begin again at its end', () => {
  const range = rangeBetween(at(1, 1), at(2, 2));
  const walk = (along: boolean, back: boolean): SheetPlace[] => {
    const places = [at(1, 1)];
    for (let step = 0; step < 4; step += 1) places.push(stepped(places.at(-1) ?? at(1, 1), range, along, back));
    return places.slice(1);
  };
  expect(walk(true, false)).toEqual([at(1, 2), at(2, 1), at(2, 2), at(1, 1)]);
  expect(walk(false, false)).toEqual([at(2, 1), at(1, 2), at(2, 2), at(1, 1)]);
  expect(walk(true, true)[0]).toEqual(at(2, 2));
});
