import { useTranslation } from 'react-i18next';
import type { AlertEntry } from '#shared/api/alerts.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { AlertExplained } from './alert-explained.tsx';
import classes from './inspector.module.css';

/** More than one rule finds of one partner, or of the network. */
const most = 2000;

/** The alert that was selected, as it is now: what is done beside the inspector changes it, or clears it. */
export const AlertInspected = ({ entry, of }: { entry: AlertEntry; of: number }) => {
  const { t } = useTranslation();
  const { alert, partner } = entry;
  const { data } = useQuery(
    'alerts.list',
    { rule: alert.rule, includeHandled: true, limit: most, ...(partner === null ? {} : { partnerId: partner.id }) },
    { keepLast: true },
  );
  const now = data?.alerts.find((one) => one.alert.id === alert.id);
  if (data && !now)
    return (
      <div role="status">
        <p className={classes['kicker']}>{entry.name}</p>
        <h2 className={classes['title']}>{partner?.name ?? t(($) => $.today.alerts.network)}</h2>
        <p>{t(($) => $.today.why.gone)}</p>
      </div>
    );
  // its place is the one in the list where it was selected: among the few of this query it has another
  const shown = now ? { ...now, why: entry.why, aheadBy: entry.aheadBy, place: now.place === null ? null : entry.place } : entry;
  return <AlertExplained entry={shown} of={of} />;
};
