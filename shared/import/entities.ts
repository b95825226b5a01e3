import { recordKinds } from '#shared/domain/records/record-kinds.ts';
import { commitment, contact } from './entities/contact-and-commitment.ts';
import { deal } from './entities/deal.ts';
import { partnerDef } from './entities/partner.ts';
import { person, product } from './entities/people-and-products.ts';
import { recordEntities } from './entities/record.ts';
import { type EntityDef, headerKey } from './entity.ts';
import { fieldLabelOf } from './field-label.ts';
import type { ImportEntity } from './mapping.ts';

/** Every field is known by the word that the window has for it, so that the app's own files are. */
const withLabels = (entity: EntityDef): EntityDef => {
  const known = new Set(entity.fields.flatMap(({ headers }) => headers));
  const fields = entity.fields.map((field) => {
    const label = headerKey(fieldLabelOf(entity.key, field.key));
    return known.has(label) ? field : { ...field, headers: [...field.headers, label] };
  });
  return { ...entity, fields, fieldsByKey: new Map(fields.map((one) => [one.key, one])) };
};

const byKey = new Map<ImportEntity, EntityDef>(
  [person, product, partnerDef, deal, contact, commitment, ...recordEntities].map((entity) => [entity.key, withLabels(entity)]),
);
/** What a file of this kind holds. */
export const entityOf = (key: ImportEntity): EntityDef => {
  const entity = byKey.get(key);
  if (!entity) throw new RangeError(`nothing that a file can hold is called ${key}`);
  return entity;
};

/**
 * Everything that a file can hold, in the order in which references resolve: people and products before partners, partners before what hangs on them, campaigns before the
 * deals that they brought, and records before those that refer to them.
 */
export const importEntities: readonly EntityDef[] = [
  ...(['person', 'product', 'partner', 'campaign', 'deal', 'contact', 'commitment'] as const),
  ...recordKinds.flatMap(({ key }) => (key === 'campaign' ? [] : [key])),
].map(entityOf);
