import { recordFieldOf } from '#shared/domain/records/record-kinds.ts';
import { entityOf } from '#shared/import/entities.ts';
import type { ImportEntity } from '#shared/import/mapping.ts';

const titles: Partial<Record<ImportEntity, string>> = {
  person: 'name',
  product: 'name',
  partner: 'name',
  deal: 'coalesce(name, external_id, id)',
  contact: 'name',
  commitment: 'description',
};
/** SQL for what a record is called; a kind without a title by its number or its day. */
export const titleOf = (entity: ImportEntity): string => {
  const { kind } = entityOf(entity);
  const columns = kind ? [kind.title, kind.date].flatMap((key) => (key === null ? [] : [recordFieldOf(kind, key).column])) : [];
  return titles[entity] ?? `coalesce(${[...columns, 'external_id', 'id'].join(', ')})`;
};
