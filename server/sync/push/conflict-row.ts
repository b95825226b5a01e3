import type { Hlc } from '#shared/sync/clock.ts';
import { type Clash, type StoredRow, thisWrite } from '#shared/sync/merge.ts';
import { conflictTable } from '#shared/sync/tables.ts';
import type { KeyedRow, RowKey } from '../store.ts';
import { deviceOf, serverMember } from './writer.ts';
import { memberScope, partnerOf } from './scope-of.ts';

/** When the clash was found, in milliseconds, and the stamp of the operation that made it. */
type Found = { id: string; now: number; hlc: Hlc };

/**
 * The inbox item of a clash, as a row that syncs. It follows its partner. A clash about a row that has none (the program, a person's own) goes to the member whose
 * value lost: he alone has something to bring back; to the one whose value won when it was the server's own that lost, for somebody has to see it.
 */
export const conflictRow = (clash: Clash, about: RowKey & { scope: string }, { id, now, hlc }: Found): KeyedRow => {
  const partner = partnerOf(about.scope);
  const reader = clash.loseBy.member === serverMember ? (clash.winBy ?? clash.loseBy) : clash.loseBy;
  const row: StoredRow = {
    scope: partner === null ? memberScope(reader.member) : about.scope,
    ver: thisWrite,
    deleted: false,
    fields: {
      id,
      partner_id: partner,
      tbl: about.tbl,
      row_id: about.id,
      field: clash.field,
      kind: clash.kind,
      base: JSON.stringify(clash.base),
      win: JSON.stringify(clash.win),
      lose: JSON.stringify(clash.lose),
      win_by: clash.winBy?.member ?? null,
      win_device: clash.winBy ? deviceOf(clash.winBy) : null,
      lose_by: clash.loseBy.member,
      lose_device: deviceOf(clash.loseBy),
      lose_at: clash.loseAt,
      happened_at: now,
      state: 'open',
      settled_by: null,
      settled_at: null,
    },
    clocks: { '*': [thisWrite, hlc, clash.loseBy.member, clash.loseBy.device] },
  };
  return { tbl: conflictTable.name, id, row };
};
