import { expect, test } from 'vitest';
import {
  withAlias,
  withEntity,
  withField,
  withReading,
  withSource,
  withSpelling,
  withUnit,
} from '#renderer/features/import/mapping-edits.ts';
import { ImportMapping } from '#shared/import/mapping.ts';

const mapping = ImportMapping.parse({
  version: 1,
  files: [
    {
      file: 'deals.csv',
      entity: 'deal',
      columns: [
        { header: 'Account', field: 'partner' },
        { header: 'Customer', field: null },
        { header: 'Value', field: 'amount', unit: 'thousand' },
      ],
    },
    { file: 'accounts.csv', entity: 'partner', columns: [{ header: 'sector', field: 'verticals' }] },
  ],
});

test('a field moves from the column that filled it to the one that is chosen', () => {
  expect(withField(mapping, 0, 'Customer', 'partner').files[0]?.columns.map(({ field }) => field)).toEqual([null, 'partner', 'amount']);
});

test('a column that is left out takes nothing from the others', () => {
  expect(withField(mapping, 0, 'Account', null).files[0]?.columns.map(({ field }) => field)).toEqual([null, null, 'amount']);
});

test('a file that holds something else gets its columns proposed again, and one that is left out keeps them', () => {
  expect(withEntity(mapping, 0, 'contact', []).files[0]).toMatchObject({ entity: 'contact', columns: [] });
  expect(withEntity(mapping, 0, null, []).files[0]).toMatchObject({ entity: null, columns: mapping.files[0]?.columns });
});

test('another delimiter forgets what was known of the columns', () => {
  expect(withSource(mapping, 1, { delimiter: ';' }).files[1]).toMatchObject({ delimiter: ';', entity: null, columns: [] });
});

test('says how dates are read and what a unit stands for, in that file alone', () => {
  const changed = withUnit(withReading(mapping, 0, { dateOrder: 'mdy' }), 0, 'Value', 'million');
  expect(changed.files[0]).toMatchObject({ dateOrder: 'mdy', columns: [{}, {}, { unit: 'million' }] });
  expect(changed.files[1]).toEqual(mapping.files[1]);
});

test('a correction of a spelling can be accepted and taken back', () => {
  const spelling = { file: 'accounts.csv', column: 'sector', value: 'technolgy', suggestion: 'technology' };
  const accepted = withSpelling(mapping, { ...spelling, accepted: true });
  expect(accepted.files[1]?.columns[0]?.values).toEqual([['technolgy', 'technology']]);
  expect(withSpelling(accepted, { ...spelling, accepted: false }).files[1]?.columns[0]?.values).toEqual([]);
});

test('a declined name is kept as declined, so that it does not come back', () => {
  const alias = { entity: 'product' as const, name: 'GTXPro', target: 'GTX Pro' };
  const declined = withAlias(withAlias(mapping, { ...alias, accepted: true }), { ...alias, accepted: false });
  expect(declined.aliases).toEqual([{ ...alias, accepted: false }]);
});
