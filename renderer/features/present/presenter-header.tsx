import { Button } from '@mantine/core';
import { IconCheck, IconDeviceDesktop } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { openAudience } from '#renderer/state/presenting.ts';
import { formatDate } from '#renderer/ui/format.ts';
import type { PresentView } from './present-view.ts';
import classes from './present.module.css';

/** Whose review this is, whether its figures are live, and where the audience looks. */
export const PresenterHeader = ({ view: { review, audience } }: { view: PresentView }) => {
  const { t } = useTranslation();
  const { qbr, package: built, live } = review;
  const date = formatDate(built.asOf);
  return (
    <header className={classes['header']}>
      <h1>
        {built.partner.name} <span className={classes['muted']}>{built.quarter.label}</span>
      </h1>
      <span className={classes['muted']}>{live ? t(($) => $.present.live, { date }) : t(($) => $.present.frozen, { date })}</span>
      <span className={classes['space']} />
      <span role="status" className={classes['muted']}>
        {audience === 'none' ? t(($) => $.present.oneScreen) : null}
        {audience === 'closed' ? t(($) => $.present.audienceClosed) : null}
        {audience === 'open' ? (
          <span className={classes['open']}>
            <IconCheck size={14} aria-hidden />
            {t(($) => $.present.audienceOpen)}
          </span>
        ) : null}
      </span>
      {audience === 'open' ? null : (
        <Button variant="default" leftSection={<IconDeviceDesktop size={14} aria-hidden />} onClick={() => openAudience(qbr.id)}>
          {t(($) => $.present.openAudience)}
        </Button>
      )}
    </header>
  );
};
