import type { ImportField } from '../entity.ts';
import { ImportEntity } from '../mapping.ts';
import type { Problem, Value } from '../values.ts';
import { several } from './name-index.ts';
import type { Additions } from './references.ts';
import type { StoreView } from './store-view.ts';

const unscoped = new Set<string>(['partner', 'person', 'product', 'team']);
/** True for a field that names a record of the row's partner: a deal, a contact, or a kind of record. */
export const isScoped = (field: ImportField): boolean =>
  field.kind === 'reference' && field.refers !== undefined && !unscoped.has(field.refers);

/** Finds what a cell names among the records of a partner; `partnerId` null: among all, by its number or a name that only one has. */
export type ScopedReader = (text: string, partnerId: string | null) => { id: string; partnerId: string | null } | { problem: Problem };

/** `createsOf`: the records of an entity that this import creates. An unknown contact is added by name, as people are; any other unknown record holds the row up. */
export const scopedReader = (
  field: ImportField,
  store: StoreView,
  additions: Additions,
  createsOf: (entity: ImportEntity) => readonly (readonly Value[])[],
  newId: () => string,
): ScopedReader => {
  const entity = ImportEntity.parse(field.refers);
  const index = store.scoped(entity, createsOf(entity));
  const problem = (code: Problem['code'], value: string): { problem: Problem } => ({ problem: { code, params: { value } } });
  return (text, partnerId) => {
    const found = index.find(text, partnerId) ?? (field.isOfAnyone ? index.find(text, null) : null);
    if (found === several) return problem('ROW_REFERENCE_MANY', text);
    if (found !== null) {
      const owner = index.partnerOf(found);
      if (partnerId !== null && owner !== partnerId && !field.isOfAnyone) return problem('ROW_RECORD_ELSEWHERE', text);
      return { id: found, partnerId: owner };
    }
    if (entity !== 'contact' || partnerId === null) return problem('ROW_RECORD_UNKNOWN', text);
    const id = newId();
    const email = text.includes('@') && !text.includes(' ') ? text : null;
    additions.named.set(id, {
      kind: 'contact',
      id,
      name: text,
      rows: 0,
      values: { partner_id: partnerId, email, is_executive_sponsor: 0 },
    });
    index.add(id, partnerId, null, [text]);
    return { id, partnerId };
  };
};
