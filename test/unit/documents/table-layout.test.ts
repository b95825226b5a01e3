import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TableBlock, Value } from '#shared/documents/model.ts';
import { layoutTable, splitTallRow } from '#shared/documents/table-layout.ts';
import { textWidth } from '#shared/documents/text-width.ts';

const metrics = { width: 400, size: 10, padX: 4, language: 'en-US' };
const text = (words: string): Value => ({ kind: 'text', text: words });
const table = (cells: Value[][], labels = cells[0]?.map((_, index) => `C${index}`) ?? []): TableBlock => ({
  kind: 'table',
  empty: '',
  columns: labels.map((label, index) => ({
    key: String(index),
    label,
    kind: cells[0]?.[index]?.kind === 'money' ? 'money' : 'text',
    unit: 'USD',
  })),
  rows: cells.map((row) => ({ cells: row })),
});

test('fills the width and never breaks an amount', () => {
  const block = table([
    [
      text('A name that is much longer than its column could ever be, and then some more words after that'),
      { kind: 'money', minor: 7_645_100, currency: 'USD' },
    ],
  ]);
  const [part] = layoutTable(block, metrics);
  expect(part?.widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(400);
  expect(part?.rows[0]?.cells[1]?.lines).toEqual(['76,451.00']);
  expect(part?.rows[0]?.cells[0]?.lines.length).toBeGreaterThan(1);
});

test('gives the long text the room that the short ones do not need', () => {
  const long = 'Name a second certified engineer for the storage line and book the exam before the end of the quarter';
  const [part] = layoutTable(table([[text(long), text('Partner'), text('Kees van der Berg'), text('Missed: venue cancelled')]]), {
    ...metrics,
    width: 480,
  });
  const [first = 0, second = 0] = part?.widths ?? [];
  expect(first).toBeGreaterThan(2 * second);
});

test('divides a table with more columns than fit, each part starting with the first column', () => {
  const parts = layoutTable(table([Array.from({ length: 20 }, (_, index) => text(`Value-number-${index}`))]), metrics);
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) expect(part.columns[0]?.key).toBe('0');
  expect(new Set(parts.flatMap((part) => part.columns.map((column) => column.key))).size).toBe(20);
});

test('keeps every line inside its column and every character, for any texts', () => {
  const bare = (value: string): string => value.replace(/[ \n]/g, '');
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.string({ maxLength: 120 }), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
      (rows) => {
        const parts = layoutTable(table(rows.map((row) => row.map(text))), metrics);
        for (const part of parts) {
          expect(part.widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(400.01);
          for (const row of part.rows) {
            for (const [index, cell] of row.cells.entries()) {
              expect(bare(cell.lines.join(''))).toBe(bare(cell.text));
              for (const line of cell.lines)
                expect(textWidth(line.trimEnd(), 10)).toBeLessThanOrEqual((part.widths[index] ?? 0) - 8 + 0.01);
            }
          }
        }
      },
    ),
  );
});

test('cuts a row taller than a page into rows that hold all its lines', () => {
  const [part] = layoutTable(table([[text('word '.repeat(500).trim()), text('short')]]), metrics);
  const row = part?.rows[0];
  if (!row) throw new Error('no row');
  const pieces = splitTallRow(row, 10);
  expect(pieces.length).toBe(Math.ceil(row.lines / 10));
  expect(pieces.flatMap((piece) => piece.cells[0]?.lines ?? [])).toEqual(row.cells[0]?.lines);
  expect(splitTallRow(row, 10_000)).toEqual([row]);
});
