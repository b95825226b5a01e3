import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { daysBetween } from '#shared/domain/dates.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { formatDate } from '#renderer/ui/format.ts';
import classes from './portfolio.module.css';

/** Data that ends this many days before the as-of date leaves every figure of the header at nothing. */
const oldAfterDays = 90;

/** Says why all figures are empty when the data is older than the day it is seen from, and offers to see it from its own last day. */
export const OldDataNote = ({ latestDealOn, asOf }: { latestDealOn: string | null; asOf: string }) => {
  const { t } = useTranslation();
  const { run, isRunning } = useCommand('settings.update');
  if (latestDealOn === null || daysBetween(latestDealOn, asOf) < oldAfterDays) return null;
  const day = formatDate(latestDealOn);
  return (
    <div className={classes['oldData']} role="note">
      {t(($) => $.portfolio.oldData.text, { day, asOf: formatDate(asOf) })}
      <Button variant="default" size="compact-sm" loading={isRunning} onClick={() => void run({ asOf: latestDealOn })}>
        {t(($) => $.portfolio.oldData.button, { day })}
      </Button>
    </div>
  );
};
