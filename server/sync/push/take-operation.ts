import { canWrite } from '#shared/access/can-write.ts';
import { hiddenAmong, isHiddenTable, type MemberRole } from '#shared/access/roles.ts';
import type { ErrorCode, ErrorParams } from '#shared/domain/errors.ts';
import { type Clash, decide, type StoredRow, type Writer } from '#shared/sync/merge.ts';
import type { Operation } from '#shared/sync/protocol.ts';
import { atomOf, type SyncTable } from '#shared/sync/table.ts';
import { conflictTable } from '#shared/sync/tables.ts';
import type { Member, RowKey } from '../store.ts';
import { checkShape, type Refusal } from './check-shape.ts';
import { firstOwner, isHandOver, isOwnerTaken, nextOwner, ownedFrom } from './owner.ts';
import { memberScope, partnerScope, scopeOf } from './scope-of.ts';
import type { Standings } from './standing.ts';
import { takeLate } from './take-late.ts';
import type { WorkingRows } from './working-rows.ts';

/** What the operations of one push share. `parent`: a row that others hang on; `members`: the members that the push names as owners. */
export type Pushing = {
  tables: ReadonlyMap<string, SyncTable>;
  isNewer: boolean;
  standings: Standings;
  writer: Writer;
  rows: WorkingRows;
  parent(key: RowKey): StoredRow | undefined;
  members: ReadonlyMap<string, Member>;
};

/** What became of one operation. `owner`: who works on the partner from now on, null for nobody; undefined when that stays. */
export type Taken = { refusal: Refusal } | { refusal: null; scope: string; clashes: readonly Clash[]; owner: string | null | undefined };

const refuse = (code: ErrorCode, params: ErrorParams = {}): Taken => ({ refusal: { code, params } });
const nothing = (scope: string): Taken => ({ refusal: null, scope, clashes: [], owner: undefined });

/** `own` is the one who writes; every other scope names itself. */
const claimedScope = (op: Operation, memberId: string): string => (op.s === 'own' ? memberScope(memberId) : op.s);

/** A row that one may not see and a row that is not there are answered alike. */
const outOfReach = ({ standings }: Pushing, op: Operation, row: StoredRow | undefined, scope: string): ErrorCode | null => {
  if (!standings.holds(scope) && (row || op.o !== 'i')) return standings.held(scope) ? 'SYNC_NOT_YOURS' : 'SYNC_ROW_UNKNOWN';
  if (row) return row.scope === scope ? null : 'SYNC_ROW_UNKNOWN';
  return op.o === 'i' || op.o === 'd' ? null : 'SYNC_ROW_UNKNOWN';
};

const denial = ({ standings }: Pushing, table: SyncTable, op: Operation, row: StoredRow | undefined, scope: string): Refusal | null => {
  const { memberId, role } = standings;
  const handsOver = table.name === 'partner' && isHandOver(op, row, memberId);
  const code = canWrite({ role, holds: standings.holds(scope), handsOver }, table, op, scope);
  if (code === null) return null;
  return { code, params: code === 'SYNC_FIELD_HIDDEN' ? { field: hiddenAmong(role, table, op.f)[0] ?? '' } : {} };
};

/** People settle items of the inbox and change nothing else of them; who settled one is the one who says so. */
const asSettling = (op: Operation, memberId: string): Operation | null => {
  const { columns } = atomOf(conflictTable, 'state');
  if (Object.keys(op.f).some((column) => !columns.includes(column))) return null;
  const { state = 'settled', settled_at = null } = op.f;
  if ((state !== 'open' && state !== 'settled') || (settled_at !== null && !Number.isSafeInteger(settled_at))) return null;
  return typeof op.f['settled_by'] === 'string' ? { ...op, f: { ...op.f, settled_by: memberId } } : op;
};

/**
 * What an operation may mean to change. A device has nothing in the columns that it is not shown, so what it sends of them says nothing and what is there stays; and bringing a
 * row of a log back is no way to change it.
 */
const asMeant = (op: Operation, table: SyncTable, role: MemberRole): Operation => {
  if (op.o === 'r' && table.isAppendOnly) return { ...op, f: {} };
  const hidden = hiddenAmong(role, table, op.f);
  if (hidden.length === 0) return op;
  return { ...op, f: Object.fromEntries(Object.entries(op.f).filter(([column]) => !hidden.includes(column))) };
};

const differing = (op: Operation, row: StoredRow, { quiet }: SyncTable): Operation['f'] =>
  Object.fromEntries(Object.entries(op.f).filter(([column, value]) => value !== (row.fields[column] ?? null) && !quiet.includes(column)));

const ownerAfter = ({ standings, members }: Pushing, before: StoredRow | undefined, after: StoredRow | null): string | null | undefined => {
  if (!after) return undefined;
  return before ? nextOwner(before, after, members) : firstOwner(after, standings.memberId, members);
};

/** Applies an operation that is allowed. The scope of a row never changes. */
const apply = (pushing: Pushing, table: SyncTable, op: Operation, row: StoredRow | undefined, scope: string): Taken => {
  const { standings, rows, members, parent, writer } = pushing;
  const key = { tbl: op.t, id: op.r };
  if (op.o !== 'd' && table.name !== conflictTable.name) {
    const derived = scopeOf(table, { ...row?.fields, ...op.f }, standings.memberId, (at) => rows.get(at) ?? parent(at));
    if (derived === null) return refuse('SYNC_ROW_UNKNOWN');
    if (derived !== scope) return refuse('SYNC_SCOPE');
  }
  if (table.name !== 'partner') {
    const decision = decide(table, row, op, scope, writer);
    if (decision.row) rows.set(key, decision.row);
    return { refusal: null, scope, clashes: decision.clashes, owner: undefined };
  }
  if (row && !isOwnerTaken(op, row, members)) return refuse('SYNC_VALUE', { field: 'owner_id' });
  const decision = decide(table, row, row ? op : { ...op, f: ownedFrom(op.f, standings, members) }, scope, writer);
  if (decision.row) rows.set(key, decision.row);
  if (decision.row && !row) standings.gain(partnerScope(op.r));
  return { refusal: null, scope, clashes: decision.clashes, owner: ownerAfter(pushing, row, decision.row) };
};

/**
 * Decides about one operation and puts what it makes of its row into the working rows. Permission is what holds now, not when it was typed. Making a row that is
 * there already counts as an edit of what differs.
 */
export const takeOperation = (pushing: Pushing, sent: Operation): Taken => {
  const { standings, rows } = pushing;
  const table = pushing.tables.get(sent.t);
  if (!table) return refuse('SYNC_TABLE_UNKNOWN', { table: sent.t });
  const fault = checkShape(table, sent, pushing.isNewer);
  if (fault) return { refusal: fault };
  const row = rows.get({ tbl: sent.t, id: sent.r });
  const scope = claimedScope(sent, standings.memberId);
  if (sent.o === 'l') {
    if (standings.role === 'viewer' || isHiddenTable(standings.role, table.name)) return refuse('SYNC_ROLE');
    return takeLate(pushing, asMeant(sent, table, standings.role), row, scope) ?? refuse('SYNC_ROW_UNKNOWN');
  }
  const out = outOfReach(pushing, sent, row, scope);
  if (out !== null) return refuse(out);
  const asked: Operation = sent.o === 'i' && row ? { ...sent, o: row.deleted ? 'r' : 'u', f: differing(sent, row, table) } : sent;
  const denied = denial(pushing, table, asked, row, scope);
  const isThere = asked !== sent && row?.deleted === false;
  if (isThere && Object.keys(asMeant(asked, table, standings.role).f).length === 0) return nothing(scope);
  if (denied) return { refusal: denied };
  const op =
    table.name === conflictTable.name
      ? asSettling(sent, standings.memberId)
      : asMeant(table.isAppendOnly ? asked : sent, table, standings.role);
  return op ? apply(pushing, table, op, row, scope) : refuse('SYNC_ROLE');
};
