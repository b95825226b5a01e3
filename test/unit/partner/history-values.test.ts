import { expect, test } from 'vitest';
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
