import { useTranslation } from 'react-i18next';
import { useQuery } from '#renderer/state/use-query.ts';
import classes from './sync.module.css';
import { useAgo } from './use-ago.ts';

/** What waits to be sent, by partner. */
export const WaitingList = () => {
  const { t } = useTranslation();
  const ago = useAgo();
  const { data } = useQuery('sync.pending', {});
  if (!data) return null;
  if (data.length === 0) return <p className={classes['muted']}>{t(($) => $.sync.panel.nothingWaits)}</p>;
  return (
    <ul className={classes['lines']}>
      {data.map(({ partnerId, partner, changes, oldestAt }) => (
        <li key={partnerId ?? ''} className={classes['line']}>
          <span className={classes['name']}>{partner ?? t(($) => $.sync.panel.ofNoPartner)}</span>
          <span>
            {t(($) => $.sync.panel.changes, { count: changes })}
            {oldestAt === null ? null : <span className={classes['muted']}>, {t(($) => $.sync.panel.oldest, { ago: ago(oldestAt) })}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
};
