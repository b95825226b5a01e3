import { expect, test } from 'vitest';
import {
  entryProblems,
  entryToInput,
  entryToValues,
  missingFields,
  newEntryValues,
} from '#renderer/features/partner/records/entry-values.ts';
import { entryStatus } from '#renderer/features/partner/records/entry-status.ts';
import { recordKindOf } from '#shared/domain/records/record-kinds.ts';
import { entryRow, refer, usd } from '#test/support/entry-row.ts';

const influence = recordKindOf('influence');
const request = recordKindOf('mdf_request');

test('starts a new record on the as-of date and in the first of its states', () => {
  const values = newEntryValues(influence, { asOf: '2017-12-31', currency: 'USD', given: {} });
  expect(values).toMatchObject({ submittedOn: '2017-12-31', state: 'submitted', customer: '' });
  expect(missingFields(influence, values).map(({ key }) => key)).toEqual(['customer', 'role']);
});

test('writes a share as a percentage and reads it back', () => {
  const entry = entryRow('influence', 'i1', { customer: 'Harbour', creditShare: 0.125, state: 'submitted' });
  const values = entryToValues(influence, entry, 'USD', 'en');
  expect(values['creditShare']).toBe('12.5');
  const input = entryToInput(influence, { id: 'i1', partnerId: 'p1' }, { ...values, creditShare: '40' }, new Set(['creditShare']), 'en');
  expect(input).toEqual({ kind: 'influence', id: 'i1', partnerId: 'p1', values: { creditShare: 0.4 } });
  expect(entryProblems(influence, { ...values, creditShare: '140' }, 'en')).toEqual({ creditShare: 'percentInvalid' });
});

test('takes every amount of a record along when its currency changes', () => {
  const entry = entryRow('mdf_request', 'r1', {
    allocation: refer('a1'),
    title: 'Roadshow',
    amount: usd(400_000),
    expectedPipeline: usd(900_000),
  });
  const values = { ...entryToValues(request, entry, 'USD', 'en'), currency: 'EUR' };
  expect(entryToInput(request, { id: 'r1', partnerId: 'p1' }, values, new Set(['currency']), 'en').values).toEqual({
    amount: { minor: 400_000, currency: 'EUR' },
    expectedPipeline: { minor: 900_000, currency: 'EUR' },
  });
});

test('says what is wrong with an amount, a number and a currency', () => {
  const values = { ...newEntryValues(request, { asOf: '2017-12-31', currency: 'usd', given: {} }), amount: '12,50' };
  expect(entryProblems(request, values, 'en')).toEqual({ amount: 'amountInvalid', currency: 'currencyInvalid' });
});

test('does not praise what ended badly', () => {
  const churned = entryRow('renewal', 'x', { state: 'churned' }, { standing: 'done' });
  expect(entryStatus(churned)).toEqual({ meaning: 'offTrack', word: { kind: 'choice', key: 'churned' } });
  const overdue = entryRow('renewal', 'y', { state: 'due' }, { standing: 'overdue', needsAttention: true });
  expect(entryStatus(overdue)).toEqual({ meaning: 'atRisk', word: { kind: 'standing', key: 'overdue' } });
});
