import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { plainFormats, alertSentence } from '#shared/alerts/words.ts';
import { inspect } from '#renderer/state/ui-store.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { formatDate } from '#renderer/ui/format.ts';
import classes from './portfolio.module.css';

/** Says that enrolment grew and activity did not (F01, X02), where the rule A18 found it; nothing otherwise. */
export const GrowthBanner = () => {
  const { t } = useTranslation();
  const { data } = useQuery('alerts.list', { rule: 'A18', limit: 10 });
  const entry = data?.alerts.find(({ alert }) => alert.text.key === 'a18Growth');
  if (!entry || !data) return null;
  return (
    <div className={classes['growth']} role="note">
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      {alertSentence('say', entry.alert.text, { ...plainFormats, date: formatDate })}
      <Button variant="default" size="compact-sm" onClick={() => inspect({ kind: 'alert', entry, of: data.counts.open })}>
        {t(($) => $.portfolio.growth.why)}
      </Button>
    </div>
  );
};
