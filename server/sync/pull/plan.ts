import type { MemberRole } from '#shared/access/roles.ts';
import { AppError } from '#shared/domain/errors.ts';
import type { PullHead, PullRequest } from '#shared/sync/protocol.ts';
import { checkSender } from '../same-server.ts';
import { heldGrants } from './held-grants.ts';
import type { Grant, Head, Principal, SyncEnv, SyncReads } from '../store.ts';
import { type VisibleTable, visibleTables } from '../visible.ts';
import { hashOfScopes } from './scopes-hash.ts';
import { type Place, placeOf } from './token.ts';

/** What a pull sends. `whole`: scopes that come whole; `changed`: those of which the changes come; `counts`: rows of the whole ones, by scope and table. */
export type Plan = {
  place: Place;
  whole: string[];
  changed: string[];
  drop: string[];
  visible: ReadonlyMap<string, VisibleTable>;
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>;
  head: Head;
};

const isGoingOn = (place: Place, request: PullRequest, role: MemberRole, again: string): boolean =>
  place.from === request.cursor && place.role === role && place.again === again;

const startOf = (principal: Principal, request: PullRequest, role: MemberRole, head: Head, again: string): Place => {
  const { memberId } = principal;
  const { token, cursor } = request;
  const isFull = cursor === 0 || cursor < head.tombFloor;
  const to = Math.max(cursor, head.seq);
  if (cursor > head.seq) throw new AppError('SYNC_CURSOR');
  const fresh: Place = {
    epoch: head.epoch,
    member: memberId,
    role,
    from: cursor,
    to,
    full: isFull,
    delta: [cursor + 1, '', ''],
    priority: 0,
    after: null,
    again,
  };
  if (token === null) return fresh;
  const place = placeOf(token);
  if (place.epoch !== head.epoch || place.member !== memberId || place.to > head.seq) throw new AppError('SYNC_CURSOR');
  // with another role, or after deletions were forgotten that were still to be sent, it starts again
  if (!isGoingOn(place, request, role, again) || place.to < head.tombFloor || (isFull && !place.full)) return fresh;
  return place;
};

const wholeScopes = (active: readonly Grant[], place: Place, again: ReadonlySet<string>): string[] =>
  active
    .filter(({ scope, ver }) => (place.full ? ver <= place.to : ver > place.from && ver <= place.to) || again.has(scope))
    .map(({ scope }) => scope);

const countsOf = async (tx: SyncReads, scopes: readonly string[], visible: Plan['visible']): Promise<Plan['counts']> => {
  const counts = new Map<string, Map<string, number>>();
  if (scopes.length === 0) return counts;
  for (const { scope, tbl, rows } of await tx.counts(scopes)) {
    if (!visible.has(tbl)) continue;
    const ofScope = counts.get(scope) ?? new Map<string, number>();
    counts.set(scope, ofScope.set(tbl, rows));
  }
  return counts;
};

/** Decides what a pull sends. Throws SYNC_REQUEST, SYNC_EPOCH, MEMBER_INACTIVE, and SYNC_CURSOR for a place that this server did not give. */
export const planPull = async (tx: SyncReads, principal: Principal, request: PullRequest, env: SyncEnv): Promise<Plan> => {
  const { head, member } = await checkSender(tx, principal, request);
  const again = new Set(request.again);
  const place = startOf(principal, request, member.role, head, hashOfScopes(request.again));
  // every row and every grant that changes takes a number: without a new one there is nothing to look for
  const isQuiet = request.token === null && again.size === 0 && request.cursor > 0 && request.cursor === head.seq && !place.full;
  const grants = isQuiet ? [] : await heldGrants(tx, principal.memberId);
  const active = grants.filter((grant) => grant.active);
  const whole = wholeScopes(active, place, again);
  const isWhole = new Set(whole);
  const visible = visibleTables(member.role, env.tables);
  return {
    place,
    whole,
    changed: place.full ? [] : active.filter(({ scope, ver }) => !isWhole.has(scope) && ver <= place.to).map(({ scope }) => scope),
    drop: grants.filter(({ active: isHeld, ver }) => !isHeld && (place.full || ver > place.from)).map(({ scope }) => scope),
    visible,
    counts: await countsOf(tx, whole, visible),
    head,
  };
};

/** The first line of a pull. */
export const headLine = ({ place, whole, drop, visible, counts, head }: Plan, env: SyncEnv): PullHead => {
  const rows = [...counts.values()].flatMap((tables) => [...tables.values()]);
  const hide = env.tables.flatMap((table): Array<[string, string[]]> => {
    const hidden = visible.has(table.name) ? (visible.get(table.name)?.hidden ?? []) : table.columns;
    return hidden.length > 0 ? [[table.name, [...hidden]]] : [];
  });
  return {
    to: place.to,
    hlc: head.hlc,
    epoch: head.epoch,
    now: head.now,
    full: place.full,
    drop,
    snap: whole,
    columns: Object.fromEntries([...visible.values()].map(({ table, columns }) => [table.name, [...columns]])),
    hide: Object.fromEntries(hide),
    safe: head.safe,
    total: rows.reduce((sum, count) => sum + count, 0),
  };
};
