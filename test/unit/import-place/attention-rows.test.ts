import { expect, test } from 'vitest';
import { cellOf, correctedCells, headersOf, recordsOf, sharedField, withSameValue } from '#renderer/features/import/attention-rows.ts';
import type { AttentionEntry } from '#shared/api/imports.ts';

const entry = (id: string, cells: Record<string, string>, given: Partial<AttentionEntry> = {}): AttentionEntry => ({
  id,
  importId: 'i',
  file: 'deals.csv',
  row: 2,
  entity: 'deal',
  code: 'ROW_REFERENCE_EMPTY',
  message: '',
  hint: '',
  field: 'partner',
  fieldLabel: 'Partner',
  column: 'account',
  unknownPartner: null,
  suggestion: null,
  cells: Object.entries(cells).map(([header, value]) => ({ header, value })),
  state: 'open',
  recordId: null,
  createdAt: 1,
  ...given,
});

test('lists the headers of rows of several files once, in their order', () => {
  expect(headersOf([entry('a', { id: '1', account: '' }), entry('b', { id: '2', owner: 'x' })])).toEqual(['id', 'account', 'owner']);
});

test('finds the rows with the same reason and the same value, spaces aside', () => {
  const rows = [
    entry('a', { agent: 'Moses' }),
    entry('b', { agent: ' Moses ' }),
    entry('c', { agent: 'Darcel' }),
    entry('d', { agent: 'Moses' }, { code: 'ROW_DATE_INVALID' }),
    entry('e', {}),
  ];
  expect(withSameValue(rows, rows[0] as AttentionEntry, 'agent').map(({ id }) => id)).toEqual(['a', 'b']);
});

test('rows that are held up by different fields are not fixed with one value', () => {
  expect(sharedField([entry('a', {}), entry('b', {})])?.field).toBe('partner');
  expect(sharedField([entry('a', {}), entry('b', {}, { field: 'closedOn' })])).toBeNull();
  expect(sharedField([])).toBeNull();
});

test('sends only the cells that were corrected', () => {
  const row = entry('a', { close: '31/02/2017', value: '5', __proto: '' });
  expect(correctedCells(row, { close: '28/02/2017', value: '5' })).toEqual([{ header: 'close', value: '28/02/2017' }]);
  expect(cellOf(row, 'constructor')).toBe('');
});

test('a partner is searched by name, a date is typed', () => {
  expect([recordsOf('partner'), recordsOf('owner'), recordsOf('product'), recordsOf('closedOn')]).toEqual([
    'partner',
    'person',
    'product',
    null,
  ]);
});
