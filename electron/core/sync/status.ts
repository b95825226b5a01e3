import type { Sqlite } from '#core/db/open.ts';
import { prepared } from '#core/db/statements.ts';
import type { SyncState, SyncStatus } from '#shared/api/sync.ts';
import { type AppError, describeError } from '#shared/domain/errors.ts';
import type { AccountStatus } from './account/account.ts';
import { deletedHere } from './park.ts';
import { readState } from './state.ts';

/** What the indicator is told from besides the store. */
export type Now = {
  account: AccountStatus;
  /** Why the last attempt failed; null when it did not. */
  problem: AppError | null;
  progress: SyncStatus['progress'];
};

const counted = {
  pending: 'SELECT count(*) AS n FROM outbox',
  conflicts: `SELECT count(*) AS n FROM sync_conflict WHERE state = 'open'`,
  refused: `SELECT count(*) AS n FROM sync_refused WHERE state = 'open'`,
  held: 'SELECT count(*) AS n FROM sync_held WHERE arrived_at > 0',
  parked: `SELECT count(*) AS n FROM sync_parked WHERE reason <> '${deletedHere}'`,
} as const;

const count = (sqlite: Sqlite, text: string): number => (prepared(sqlite, text).get() as { n: number }).n;

const stateOf = (now: Now, numbers: Record<keyof typeof counted, number>): SyncState => {
  const { account, problem, progress } = now;
  if (account.state === 'none' || account.member === null) return 'saved';
  if (account.state === 'revoked') return 'revoked';
  if (account.state !== 'in') return 'signIn';
  if (problem?.code === 'APP_OLDER') return 'appOlder';
  if (problem?.code === 'SERVER_OLDER') return 'serverOlder';
  if (problem) return 'offline';
  if (progress) return 'syncing';
  if (numbers.conflicts + numbers.refused + numbers.held > 0) return 'needsYou';
  return numbers.pending > 0 ? 'syncing' : 'upToDate';
};

/** How sync stands. */
export const syncStatus = (sqlite: Sqlite, now: Now): SyncStatus => {
  const numbers = {
    pending: count(sqlite, counted.pending),
    conflicts: count(sqlite, counted.conflicts),
    refused: count(sqlite, counted.refused),
    held: count(sqlite, counted.held),
    parked: count(sqlite, counted.parked),
  };
  const { address, member, deviceId } = now.account;
  return {
    state: stateOf(now, numbers),
    account:
      member && address !== null && deviceId !== null
        ? { server: address, email: member.email, name: member.name, role: member.role, memberId: member.id, deviceId }
        : null,
    ...numbers,
    lastSyncAt: readState(sqlite, 'syncedAt'),
    problem: now.problem ? describeError(now.problem.code, now.problem.params) : null,
    progress: now.progress,
    cursor: readState(sqlite, 'cursor'),
  };
};
