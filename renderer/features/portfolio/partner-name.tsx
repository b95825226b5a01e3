import { useTranslation } from 'react-i18next';
import { navigate, routeToHash } from '#renderer/state/router.ts';
import classes from './portfolio.module.css';

/** The name of a partner as the way to it; sample partners say so. */
export const PartnerName = ({ id, name, isSample }: { id: string; name: string; isSample: boolean }) => {
  const { t } = useTranslation();
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
      {isSample ? <span className={classes['sample']}>{t(($) => $.portfolio.isSample)}</span> : null}
    </span>
  );
};
