import { expect, test } from 'vitest';
import { planPaste } from '#renderer/ui/sheet/paste.ts';
import { rangeBetween } from '#renderer/ui/sheet/selection.ts';

const size = { rows: 4, columns: 4 };
const range = (top: number, left: number, bottom = top, right = left) =>
  rangeBetween({ row: top, column: left }, { row: bottom, column: right });
const shown = (plan: ReturnType<typeof planPaste>): string[] => plan.writes.map(({ row, column, text }) => `${row}${column}=${text}`);

test('fills the whole selection with a single value', () => {
  expect(shown(planPaste([['x']], range(0, 0, 1, 1), size, false))).toEqual(['00=x', '01=x', '10=x', '11=x']);
});

test('lays a block down from the first cell when the selection holds no whole number of it', () => {
  const plan = planPaste(
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    range(1, 1, 3, 1),
    size,
    false,
  );
  expect(shown(plan)).toEqual(['11=a', '12=b', '21=c', '22=d']);
  expect(plan.range).toEqual(range(1, 1, 2, 2));
});

test('repeats a row down a selection of several rows, as Excel does', () => {
  expect(shown(planPaste([['a', 'b']], range(0, 0, 2, 0), size, false))).toEqual(['00=a', '01=b', '10=a', '11=b', '20=a', '21=b']);
});

test('adds rows for what lies below the last one, and cuts columns beyond the last one', () => {
  const plan = planPaste(
    [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ],
    range(3, 3),
    size,
    true,
  );
  expect(shown(plan)).toEqual(['33=a']);
  expect(plan.added).toEqual([[{ column: 3, text: 'c' }], [{ column: 3, text: 'e' }]]);
  expect(plan).toMatchObject({ cutColumns: 1, cutRows: 0, range: range(3, 3, 5, 3) });
});

test('cuts and counts rows where none may be added', () => {
  const plan = planPaste([['a'], ['b'], ['c']], range(3, 0), size, false);
  expect(shown(plan)).toEqual(['30=a']);
  expect(plan).toMatchObject({ added: [], cutRows: 2, range: range(3, 0) });
});
