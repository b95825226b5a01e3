import type { SyncStatus } from '#shared/api/sync.ts';

/** The parts of the inbox, the most pressing first. */
export const inboxParts = ['conflicts', 'refused', 'held', 'alerts'] as const;
export type InboxPart = (typeof inboxParts)[number];

/** The part that an address names; without one, the first in which something waits. */
export const partOf = (asked: string | undefined, status: SyncStatus | undefined): InboxPart =>
  inboxParts.find((part) => part === asked) ?? inboxParts.find((part) => part !== 'alerts' && (status?.[part] ?? 0) > 0) ?? 'conflicts';
