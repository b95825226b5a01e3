import { recordKinds } from '#shared/domain/records/record-kinds.ts';
import type { ImportEntity } from '../mapping.ts';

/** A column that holds the id of a record of another table. */
export type ReferenceColumn = { table: ImportEntity; column: string };

const ofDeals: ReadonlyArray<readonly [refers: ImportEntity, column: string]> = [
  ['partner', 'partner_id'],
  ['person', 'owner_id'],
  ['product', 'product_id'],
  ['campaign', 'campaign_id'],
];

/** Every column by which importable records refer to those of `entity`, but for parents and managers, which are of their own table. */
export const referencesTo = (entity: ImportEntity): ReferenceColumn[] => [
  ...ofDeals.flatMap(([refers, column]) => (refers === entity ? [{ table: 'deal' as const, column }] : [])),
  ...(entity === 'partner'
    ? [...(['contact', 'commitment'] as const), ...recordKinds.map(({ key }) => key)].map((table) => ({ table, column: 'partner_id' }))
    : []),
  ...(entity === 'person' ? [{ table: 'partner' as const, column: 'owner_id' }] : []),
  ...recordKinds.flatMap((kind) =>
    kind.fields.flatMap((field) =>
      field.kind === entity || (field.kind === 'record' && field.refers === entity) ? [{ table: kind.key, column: field.column }] : [],
    ),
  ),
];
