import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { navigate, routeToHash } from '#renderer/state/router.ts';
import { useConflictCount } from '#renderer/state/use-conflict-count.ts';
import classes from './portfolio.module.css';

/** The name of a partner as the way to it; sample partners say so. */
export const PartnerName = ({ id, name, isSample }: { id: string; name: string; isSample: boolean }) => {
  const { t } = useTranslation();
  const conflicts = useConflictCount(id);
  const waits = t(($) => $.inbox.rowMark, { count: conflicts });
  const route = { place: 'partner', id } as const;
  return (
    <span className={classes['nameCell']}>
      <a
        href={routeToHash(route)}
        tabIndex={-1}
        className={classes['name']}
        title={name}
        onClick={(event) => {
          // Ctrl and Shift select
          if (event.ctrlKey || event.metaKey || event.shiftKey) return event.preventDefault();
          event.preventDefault();
          navigate(route);
        }}
      >
        {name}
      </a>
      {conflicts > 0 ? (
        <span title={waits} className={classes['conflicts']}>
          <IconAlertTriangle size={14} stroke={1.75} role="img" aria-label={waits} />
        </span>
      ) : null}
      {isSample ? <span className={classes['sample']}>{t(($) => $.portfolio.isSample)}</span> : null}
    </span>
  );
};
