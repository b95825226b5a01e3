import { expect, test } from 'vitest';
import { syncTables } from '#shared/sync/tables.ts';
import { syncChoices, syncChoiceWord, syncFieldWord, syncTableWord, syncValueKind } from '#shared/sync/words.ts';

test('calls every table, field and group of fields that syncs by words that a person reads', () => {
  for (const { name, columns, atoms } of syncTables) {
    expect(syncTableWord(name)).toMatch(/^[A-Z][^_]*$/);
    for (const field of [...columns, ...atoms.map((atom) => atom.name)])
      expect([name, field, syncFieldWord(name, field)]).toEqual([name, field, expect.stringMatching(/^[A-Z][^_]*$/)]);
  }
});

test('says the field in the words of its own form', () => {
  expect(syncFieldWord('deal', 'expected_close_on')).toBe('Expected close');
  expect(syncFieldWord('renewal', 'money')).toBe(syncFieldWord('renewal', 'amount_minor'));
  expect(syncFieldWord('partner', 'money')).toBe('Annual revenue');
  expect(syncFieldWord('partner', 'owner')).toBe('Owner');
  expect(syncTableWord('mdf_claim')).toBe('MDF claim');
});

test('knows how a value is read', () => {
  const kinds = [
    ['deal', 'amount_minor', 'money'],
    ['deal', 'expected_close_on', 'date'],
    ['deal', 'stage', 'stage'],
    ['deal', 'is_new_customer', 'yesNo'],
    ['partner', 'owner_id', 'person'],
    ['partner', 'note', 'long'],
    ['contact', 'is_executive_sponsor', 'yesNo'],
    ['qbr_section', 'is_on', 'yesNo'],
    ['mdf_request', 'state', 'choice'],
    ['partner', 'name', 'text'],
  ] as const;
  for (const [table, column, kind] of kinds) expect([column, syncValueKind(table, column)]).toEqual([column, kind]);
});

test('says a choice by its word, and leaves a value that is none as it is', () => {
  expect(syncChoiceWord('partner', 'network_stage', 'ENROLLED_INACTIVE')).toBe('Enrolled, not active');
  expect(syncChoiceWord('deal', 'state', 'won')).toBe('Won');
  expect(syncChoiceWord('mdf_request', 'state', 'approved')).toBe('Approved');
  expect(syncChoiceWord('partner', 'name', 'won')).toBe('won');
  expect(syncChoices('deal', 'state')).toEqual(['open', 'won', 'lost']);
  expect(syncChoices('partner', 'name')).toBeNull();
});
