import { IconCopyX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanLine } from '#shared/api/plans.ts';
import classes from './plans.module.css';

/** Whose plan it is, with what one should know before opening it. */
export const PlanOf = ({ line: { partner, twinId, sample } }: { line: PlanLine }) => {
  const { t } = useTranslation();
  return (
    <span className={classes['of']}>
      <span className={classes['name']} title={partner}>
        {partner}
      </span>
      {twinId === null ? null : (
        <span title={t(($) => $.plans.twin)} className={classes['twin']}>
          <IconCopyX size={14} stroke={1.75} role="img" aria-label={t(($) => $.plans.twin)} />
        </span>
      )}
      {sample ? <span className={classes['sample']}>{t(($) => $.plans.sample)}</span> : null}
    </span>
  );
};
