import { commitment, contact } from './entities/contact-and-commitment.ts';
import { deal } from './entities/deal.ts';
import { partnerDef } from './entities/partner.ts';
import { person, product } from './entities/people-and-products.ts';
import { recordEntities } from './entities/record.ts';
import type { EntityDef } from './entity.ts';
import type { ImportEntity } from './mapping.ts';

const byKey = new Map<ImportEntity, EntityDef>(
  [person, product, partnerDef, deal, contact, commitment, ...recordEntities].map((entity) => [entity.key, entity]),
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
  person,
  product,
  partnerDef,
  entityOf('campaign'),
  deal,
  contact,
  commitment,
  ...recordEntities.filter(({ key }) => key !== 'campaign'),
];
