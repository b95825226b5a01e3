import { useTranslation } from 'react-i18next';
import { daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import { formatDate } from '#renderer/ui/format.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';

/** A day beside how far away it is: what is late says so with its shape; beyond a month the date says it best. */
export const WhenText = ({ day, asOf, isDeadline }: { day: IsoDate | null; asOf: IsoDate; isDeadline: boolean }) => {
  const { t } = useTranslation();
  if (day === null) return null;
  const days = daysBetween(asOf, day);
  const far = Math.abs(days) > 31 ? formatDate(day) : null;
  const text =
    days === 0
      ? t(($) => $.today.now)
      : days > 0
        ? (far ?? t(($) => $.today.in, { count: days }))
        : isDeadline
          ? t(($) => $.today.late, { count: -days })
          : (far ?? t(($) => $.today.ago, { count: -days }));
  return <span title={formatDate(day)}>{days < 0 && isDeadline ? <StatusMark meaning="offTrack" label={text} /> : text}</span>;
};
