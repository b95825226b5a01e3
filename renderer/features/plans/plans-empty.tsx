import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { navigate } from '#renderer/state/router.ts';
import { arrivalOf, useSyncStatus } from '#renderer/state/use-sync-status.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { serverName } from '#renderer/ui/server-name.ts';

/** Why there is no plan at all: none was begun, they are still on their way, or this person was given none. */
export const PlansEmpty = ({ onBegin }: { onBegin(): void }) => {
  const { t } = useTranslation();
  const status = useSyncStatus();
  const arrival = arrivalOf(status);
  // who was given partners may see their plans, so there are none
  const { data: portfolio } = useQuery('partners.list', arrival === 'here' ? {} : null);
  if (arrival === 'here' && !portfolio) return null;
  const hasPartners = (portfolio?.partners.length ?? 0) > 0;
  const begin = <Button onClick={onBegin}>{t(($) => $.plans.begin)}</Button>;
  if (arrival === 'arriving')
    return <EmptyState kind="not-downloaded" title={t(($) => $.plans.empty.arriving.title)} text={t(($) => $.plans.empty.arriving.text)} />;
  if (arrival === 'here' && !hasPartners)
    return (
      <EmptyState
        kind="no-rights"
        title={t(($) => $.plans.empty.noRights.title)}
        text={t(($) => $.plans.empty.noRights.text, { server: serverName(status?.account?.server ?? '') })}
      >
        {begin}
      </EmptyState>
    );
  return (
    <EmptyState kind="nothing" title={t(($) => $.plans.empty.none.title)} text={t(($) => $.plans.empty.none.text)}>
      {begin}
      <Button variant="default" onClick={() => navigate({ place: 'portfolio' })}>
        {t(($) => $.commitments.empty.nothing.portfolio)}
      </Button>
    </EmptyState>
  );
};
