import { expect, test } from 'vitest';
import { type Captured, coalesce, overSent } from '#core/sync/coalesce.ts';
import { syncTableOf } from '#shared/sync/tables.ts';
import type { Fields, SyncTable } from '#shared/sync/table.ts';

const deal = syncTableOf('deal') as SyncTable;
const edit = (base: number | null, fields: Fields, was: Fields): Captured => ({ op: 'u', fields, was, base });

test('what is typed again goes with the later edit and keeps the base from which it was edited first', () => {
  const first = edit(4, { customer: 'A', note: 'n' }, { customer: 'old', note: null });
  const again = edit(9, { customer: 'B' }, { customer: 'A' });
  expect(coalesce(deal, first, again, null)).toEqual({
    earlier: edit(4, { note: 'n' }, { note: null }),
    later: edit(4, { customer: 'B' }, { customer: 'old' }),
  });
});

test('an edit of something else stays as of when it was typed', () => {
  const first = edit(4, { customer: 'A', updated_at: 1 }, { customer: 'old' });
  const other = edit(9, { note: 'n', updated_at: 2 }, { note: null });
  expect(coalesce(deal, first, other, null)).toEqual({ earlier: first, later: other });
});

test('what is typed back to what it was is no edit, unless something was seen in between', () => {
  const first = edit(4, { customer: 'A', updated_at: 1 }, { customer: 'old' });
  expect(coalesce(deal, first, edit(4, { customer: 'old', updated_at: 2 }, { customer: 'A' }), null)).toEqual({
    earlier: null,
    later: null,
  });
  expect(coalesce(deal, first, edit(9, { customer: 'old', updated_at: 2 }, { customer: 'A' }), null).later).toMatchObject({ base: 4 });
});

test('a deletion keeps what the row held before it was edited, so that bringing it back loses no edit', () => {
  const first = edit(4, { customer: 'A' }, { customer: 'old' });
  const gone: Captured = { op: 'd', fields: null, was: { customer: 'A', note: 'n' }, base: 9 };
  const { later } = coalesce(deal, first, gone, null);
  expect(later).toEqual({ op: 'd', fields: null, was: { customer: 'old', note: 'n' }, base: 4 });
  const back = coalesce(deal, later as Captured, { op: 'i', fields: null, was: null, base: null }, { customer: 'A', note: 'n' });
  expect(back.earlier).toMatchObject({ op: 'u', fields: { customer: 'A' }, was: { customer: 'old' }, base: 4 });
});

test('an edit over one that is on its way had seen no more of the same values than that one', () => {
  const sent = edit(4, { amount_minor: 1, currency: 'USD' }, { amount_minor: null, currency: null });
  expect(overSent(deal, sent, edit(9, { amount_minor: 2, currency: 'USD' }, {})).base).toBe(4);
  expect(overSent(deal, sent, edit(9, { note: 'n' }, {})).base).toBe(9);
  expect(overSent(deal, sent, { op: 'd', fields: null, was: {}, base: 9 }).base).toBe(4);
});
