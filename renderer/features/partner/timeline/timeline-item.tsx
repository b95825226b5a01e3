import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#shared/api/timeline.ts';
import { navigate } from '#renderer/state/router.ts';
import { formatCount, formatDay } from '#renderer/ui/format.ts';
import { usePartnerPage } from '../partner-page-context.tsx';
import classes from './timeline.module.css';
import { entryRoute } from './timeline-kinds.ts';

/** One thing that happened: the day, its kind, the record, and what else is to say of it. */
export const TimelineItem = ({ entry }: { entry: TimelineEntry }) => {
  const { t } = useTranslation();
  const { partner } = usePartnerPage();
  const { on, label, title, detail, quantity, nature } = entry;
  const route = entryRoute(partner.id, entry);
  const words = (
    <>
      <span className={classes['kind']}>{label}</span>
      {title === '' ? null : <span className={classes['title']}>{title}</span>}
      {quantity === null || quantity === 1 ? null : (
        <span className={classes['quiet']}>{t(($) => $.partner.timeline.times, { count: quantity, shown: formatCount(quantity) })}</span>
      )}
    </>
  );
  return (
    <li className={classes['item']}>
      <time className={classes['day']} dateTime={on}>
        {formatDay(on)}
      </time>
      <span className={classes['mark']} data-nature={nature} title={t(($) => $.partner.timeline.nature[nature])} />
      <div className={classes['words']}>
        {route === null ? (
          <span data-item tabIndex={-1}>
            {words}
          </span>
        ) : (
          <button type="button" data-item className={classes['open']} onClick={() => navigate(route)}>
            {words}
          </button>
        )}
        {detail === null ? null : <p className={classes['quiet']}>{detail}</p>}
      </div>
    </li>
  );
};
