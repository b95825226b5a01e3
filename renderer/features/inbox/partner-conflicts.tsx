import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { navigate } from '#renderer/state/router.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './inbox.module.css';

/** Says on the page of a partner that something of it waits to be settled; nothing when nothing does. */
export const PartnerConflicts = ({ partnerId }: { partnerId: string }) => {
  const { t } = useTranslation();
  const { data } = useQuery('sync.conflicts', { partnerId });
  if (!data || data.length === 0) return null;
  return (
    <div className={classes['onPartner']} role="status">
      <StatusMark meaning="atRisk" label={t(($) => $.inbox.onPartner, { count: data.length })} />
      <Button variant="default" size="compact-sm" onClick={() => navigate({ place: 'inbox', part: 'conflicts' })}>
        {t(($) => $.inbox.settleThem)}
      </Button>
    </div>
  );
};
