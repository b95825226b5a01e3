import { contact, commitment } from './entities/contact-and-commitment.ts';
import { deal } from './entities/deal.ts';
import { partnerDef } from './entities/partner.ts';
import { person, product } from './entities/people-and-products.ts';
import type { EntityDef } from './entity.ts';
import type { ImportEntity } from './mapping.ts';

/** Everything that a file can hold, in the order in which references resolve: people and products before partners, partners before what hangs on them. */
export const importEntities: readonly EntityDef[] = [person, product, partnerDef, deal, contact, commitment];

const byKey: Record<ImportEntity, EntityDef> = { person, product, partner: partnerDef, deal, contact, commitment };
export const entityOf = (key: ImportEntity): EntityDef => byKey[key];
