import { useTranslation } from 'react-i18next';
import classes from './alerts.module.css';

/** The time that is left, or how late it is; null: nothing has a day. */
export const DaysLeft = ({ days }: { days: number | null }) => {
  const { t } = useTranslation();
  if (days === null) return <span className={classes['none']}>{t(($) => $.today.alerts.noDate)}</span>;
  if (days === 0) return t(($) => $.today.alerts.dueToday);
  if (days > 0) return t(($) => $.today.alerts.daysLeft, { count: days });
  return <span className={classes['late']}>{t(($) => $.today.alerts.daysLate, { count: -days })}</span>;
};
