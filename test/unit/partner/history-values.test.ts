import { expect, test } from 'vitest';
import { stepsTakenBack } from '#renderer/features/partner/taken-back.ts';
import { type HistoryEntry, historySteps, historyValue } from '#renderer/features/partner/history-values.ts';

const names = {
  people: new Map([['person-1', 'Moses Frase']]),
  partners: new Map(),
  products: new Map(),
  words: new Map([['tier GOLD', 'Gold']]),
  currency: 'USD',
};
const formats = {
  money: (minor: number, currency: string) => `${minor / 100} ${currency}`,
  date: (date: string) => `on ${date}`,
  yes: 'Yes',
  no: 'No',
};
const entry = (changes: HistoryEntry['changes']): HistoryEntry => ({
  id: 's',
  at: 1,
  entity: 'deal',
  recordId: 'd',
  action: 'changed',
  title: '',
  currency: null,
  changes,
});
const say = (field: string, value: string | null, changes: HistoryEntry['changes'] = []) =>
  historyValue(field, value, entry(changes), 'after', names, formats);

test('says ids, keys, flags and dates as people know them', () => {
  expect(say('owner_id', 'person-1')).toBe('Moses Frase');
  expect(say('owner_id', 'person-9')).toBe('person-9');
  expect(say('tier', 'GOLD')).toBe('Gold');
  expect(say('is_executive_sponsor', '1')).toBe('Yes');
  expect(say('due_on', '2017-12-31')).toBe('on 2017-12-31');
  expect(say('note', null)).toBeNull();
});

test('says an amount in the currency of its entry', () => {
  expect(say('amount_minor', '4862100', [{ field: 'currency', before: null, after: 'EUR' }])).toBe('48621 EUR');
  expect(say('amount_minor', '4862100')).toBe('48621 USD');
  expect(historyValue('amount_minor', '100', { changes: [], currency: 'EUR' }, 'after', names, formats)).toBe('1 EUR');
  const recoined = { changes: [{ field: 'currency', before: 'CHF', after: 'EUR' }], currency: 'EUR' };
  expect(historyValue('amount_minor', '100', recoined, 'before', names, formats)).toBe('1 CHF');
});

test('keeps together what one step changed', () => {
  const first = { ...entry([]), id: 'a', recordId: '1' };
  const steps = historySteps([first, { ...first, recordId: '2' }, { ...first, id: 'b' }]);
  expect(steps.map(({ id, entries }) => [id, entries.length])).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
});

test('a step that was taken back offers that no more, and again once the taking back was itself taken back', () => {
  const change = (id: string, before: string, after: string): HistoryEntry => ({ ...entry([{ field: 'tier', before, after }]), id });
  const set = change('set', 'A', 'B');
  const back = change('back', 'B', 'A');
  expect([...stepsTakenBack([back, set])]).toEqual(['set']);
  expect([...stepsTakenBack([change('again', 'A', 'B'), back, set])]).toEqual(['back']);
  expect([...stepsTakenBack([{ ...back, recordId: 'other' }, set])]).toEqual([]);
  const created = { ...entry([]), id: 'created', action: 'created' };
  expect([...stepsTakenBack([{ ...created, id: 'removed', action: 'removed' }, created])]).toEqual(['created']);
});

test('a step of which one record was not taken back is still offered', () => {
  const changes = [{ field: 'tier', before: 'A', after: 'B' }];
  const mirrored = [{ field: 'tier', before: 'B', after: 'A' }];
  const both = ['1', '2'].map((recordId) => ({ ...entry(changes), id: 'both', recordId }));
  expect([...stepsTakenBack([{ ...entry(mirrored), id: 'one', recordId: '1' }, ...both])]).toEqual([]);
});
