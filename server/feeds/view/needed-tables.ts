import { relatedNeeds } from '#shared/domain/records/checks/related.ts';
import { isRecordKey } from '#shared/domain/records/record-kinds.ts';
import type { EntityDef } from '#shared/import/entity.ts';
import { shippedRows } from './program-rows.ts';

const always: readonly string[] = ['setting', 'partner', 'person', 'product', 'product_alias', 'team', ...Object.keys(shippedRows)];

/** The tables that rows of an entity are read against: names, the program, its own records, and those that it names or adds up. */
export const neededTables = (entity: EntityDef): string[] => {
  const named = entity.fields.flatMap(({ refers }) => refers ?? []);
  const related = entity.kind ? relatedNeeds(entity.kind.key).map(({ kind }) => kind) : [];
  const above = entity.key === 'partner' || entity.key === 'hierarchy_link' ? ['hierarchy_link'] : [];
  const labels = entity.key === 'partner' ? ['partner_label'] : [];
  const siblings = related.flatMap((kind) => (isRecordKey(kind) ? relatedNeeds(kind).map((need) => need.kind) : []));
  return [...new Set([...always, entity.key, ...named, ...related, ...siblings, ...above, ...labels])];
};
