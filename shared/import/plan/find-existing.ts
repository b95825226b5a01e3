import type { EntityDef } from '../entity.ts';
import type { Value } from '../values.ts';
import { importColumns } from './columns.ts';
import type { ContentMatch } from './matching.ts';
import { several } from './name-index.ts';
import type { RowProblem } from './plan-types.ts';
import type { ResolveRecord } from './resolve-record.ts';
import type { Existing, StoreView } from './store-view.ts';

/** The record of the store that a row of values is; null for a new one. A number that belongs to another partner's record changes nothing: such a row waits. */
export type FindExisting = (values: Value[]) => Existing | RowProblem | null;

/** `ownSlot`: where a row has the id that the app's own export gives records without a number; -1 when the file has none. Rows of named entities are found by name before. */
export const createFindExisting = (
  { key }: EntityDef,
  store: StoreView,
  ownSlot: number,
  resolve: ResolveRecord | null,
  byContent: ContentMatch,
): FindExisting => {
  const numberSlot = importColumns[key].indexOf('external_id');
  const partnerSlot = importColumns[key].indexOf('partner_id');
  return (values) => {
    const partner = values[partnerSlot] ?? null;
    const ofPartner = (found: Existing, field: string, value: string): Existing | RowProblem =>
      partner === null || found.values[partnerSlot] === partner ? found : { code: 'ROW_RECORD_ELSEWHERE', field, params: { value } };
    const number = numberSlot < 0 ? null : values[numberSlot];
    if (typeof number === 'string') {
      const numbered = store.byNumber(key, number, partner as string | null);
      if (numbered === several) return { code: 'ROW_REFERENCE_MANY', field: 'externalId', params: { value: number } };
      if (numbered) return ofPartner(numbered, 'externalId', number);
    }
    const own = ownSlot < 0 ? null : values[ownSlot];
    const kept = typeof own === 'string' ? store.record(key, own) : null;
    if (kept) return ofPartner(kept, 'recordId', String(own));
    return resolve?.(values) ?? (typeof number === 'string' ? null : byContent(values));
  };
};

/** Says whether an earlier row that is created has the number of this one at the same partner, in this file or in another one of the import; takes it else. */
export const createNumbersTaken = (
  { key, kind }: EntityDef,
  creates: readonly (readonly Value[])[],
): ((values: readonly Value[]) => boolean) => {
  if (!kind) return () => false;
  const numberSlot = importColumns[key].indexOf('external_id');
  const partnerSlot = importColumns[key].indexOf('partner_id');
  // created records stand one further: their id comes first
  const taken = new Set(creates.map((values) => `${values[partnerSlot + 1]} ${values[numberSlot + 1] ?? ''}`));
  return (values) => {
    const number = values[numberSlot] ?? null;
    if (number === null) return false;
    const mine = `${values[partnerSlot]} ${number}`;
    return taken.has(mine) || !taken.add(mine);
  };
};
