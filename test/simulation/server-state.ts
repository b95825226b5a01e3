import type { MemberRole } from '#shared/access/roles.ts';
import type { Hlc } from '#shared/sync/clock.ts';
import type { Assignment } from '#server/access/wanted-grants.ts';
import type { KeyedRow, Receipt, Sender } from '#server/sync/store.ts';

export type HeldGrant = { memberId: string; scope: string; role: MemberRole; active: boolean; ver: number };

/** Everything a tenant's database holds. Values inside the maps are replaced and never changed, so that a copy of the maps is a moment kept. */
export type ServerState = {
  seq: number;
  hlc: Hlc;
  epoch: string;
  tombFloor: number;
  safe: number;
  rows: Map<string, KeyedRow>;
  members: Map<string, { role: MemberRole; isActive: boolean; managerId: string | null }>;
  assignments: readonly Assignment[];
  grants: Map<string, HeldGrant>;
  senders: Map<string, Sender>;
  receipts: Map<string, readonly Receipt[]>;
  bulk: Set<number>;
};

export const emptyState = (epoch: string): ServerState => ({
  seq: 0,
  hlc: '0000000000000000.server',
  epoch,
  tombFloor: 0,
  safe: 0,
  rows: new Map(),
  members: new Map(),
  assignments: [],
  grants: new Map(),
  senders: new Map(),
  receipts: new Map(),
  bulk: new Set(),
});

/** The state as it is now, which later writes do not reach. */
export const keep = (state: ServerState): ServerState => ({
  ...state,
  rows: new Map(state.rows),
  members: new Map(state.members),
  grants: new Map(state.grants),
  senders: new Map(state.senders),
  receipts: new Map(state.receipts),
  bulk: new Set(state.bulk),
});
