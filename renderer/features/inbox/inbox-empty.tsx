import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { navigate } from '#renderer/state/router.ts';
import { arrivalOf, useSyncStatus } from '#renderer/state/use-sync-status.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';

type InboxEmptyProps = { of: 'conflicts' | 'refused' | 'held'; isSettled: boolean };

/** Why a part of the inbox is empty: nobody else can change this store, it is still arriving, this device may not look, or there is nothing to settle. */
export const InboxEmpty = ({ of, isSettled }: InboxEmptyProps) => {
  const { t } = useTranslation();
  const status = useSyncStatus();
  const toSync = (): void => navigate({ place: 'settings', section: 'sync' });
  if (!status) return null;
  const arrival = arrivalOf(status);
  if (arrival === 'apart')
    return (
      <EmptyState kind="nothing" title={t(($) => $.inbox.empty.notConnected.title)} text={t(($) => $.inbox.empty.notConnected.text)}>
        <Button onClick={toSync}>{t(($) => $.inbox.empty.notConnected.connect)}</Button>
      </EmptyState>
    );
  if (status.state === 'revoked')
    return (
      <EmptyState kind="no-rights" title={t(($) => $.inbox.empty.noRights.title)} text={t(($) => $.inbox.empty.noRights.text)}>
        <Button onClick={toSync}>{t(($) => $.inbox.empty.noRights.signIn)}</Button>
      </EmptyState>
    );
  if (arrival === 'arriving')
    return <EmptyState kind="not-downloaded" title={t(($) => $.inbox.empty.arriving.title)} text={t(($) => $.inbox.empty.arriving.text)} />;
  const key = isSettled && of !== 'held' ? (of === 'conflicts' ? 'settledConflicts' : 'settledRefused') : of;
  return <EmptyState kind="nothing" title={t(($) => $.inbox.empty[key].title)} text={t(($) => $.inbox.empty[key].text)} />;
};
