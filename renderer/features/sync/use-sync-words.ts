import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/api/sync.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { useAgo } from './use-ago.ts';

/** What the indicator says: `text` in full; `said` is read out when it changes, so it leaves out what only counts on. */
export type SyncWords = { text: string; said: string };

/** What needs a person, in words: "1 conflict, 2 refused changes". */
export const useNeedsWords = (): ((status: SyncStatus) => string) => {
  const { t } = useTranslation();
  return ({ conflicts, refused, held }) =>
    [
      conflicts > 0 ? t(($) => $.sync.needs.conflicts, { count: conflicts }) : '',
      refused > 0 ? t(($) => $.sync.needs.refused, { count: refused }) : '',
      held > 0 ? t(($) => $.sync.needs.held, { count: held }) : '',
    ]
      .filter(Boolean)
      .join(', ') || t(($) => $.sync.needs.something);
};

/** How sync stands, in words. */
export const useSyncWords = (status: SyncStatus): SyncWords => {
  const { t } = useTranslation();
  const ago = useAgo();
  const needs = useNeedsWords();
  const { state, pending, lastSyncAt, progress } = status;
  const same = (text: string): SyncWords => ({ text, said: text });
  const waiting = (none: string, some: string): SyncWords => ({ text: pending > 0 ? some : none, said: none });
  switch (state) {
    case 'syncing': {
      const said = t(($) => $.sync.state.syncing);
      if (progress && progress.total > 1)
        return { text: t(($) => $.sync.state.syncingOf, { done: formatCount(progress.done), total: formatCount(progress.total) }), said };
      return { text: pending > 0 ? t(($) => $.sync.state.syncingCount, { pending: formatCount(pending) }) : said, said };
    }
    case 'upToDate': {
      const said = t(($) => $.sync.state.upToDate);
      // signed in a moment ago, and nothing is here yet
      if (lastSyncAt === null) return same(t(($) => $.sync.state.syncing));
      return { text: t(($) => $.sync.state.upToDateSince, { ago: ago(lastSyncAt) }), said };
    }
    case 'offline':
      return waiting(
        t(($) => $.sync.state.offline),
        t(($) => $.sync.state.offlineWaiting, { count: pending }),
      );
    case 'needsYou':
      return same(t(($) => $.sync.state.needsYou, { what: needs(status) }));
    case 'signIn':
      return waiting(
        t(($) => $.sync.state.signIn),
        t(($) => $.sync.state.signInWaiting, { count: pending }),
      );
    case 'saved':
    case 'serverOlder':
    case 'appOlder':
    case 'revoked':
      return same(t(($) => $.sync.state[state]));
  }
};
