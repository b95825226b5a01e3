import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from '#renderer/state/use-query.ts';
import { formatTime } from '#renderer/ui/format.ts';
import classes from './sync.module.css';

/** What sync did, in sentences, newest first; shown when asked for. */
export const SyncLog = () => {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery('sync.log', isOpen ? { limit: 100 } : null);
  return (
    <>
      <div className={classes['foot']}>
        <Button variant="subtle" color="gray" size="compact-xs" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t(($) => (isOpen ? $.sync.panel.hideLog : $.sync.panel.showLog))}
        </Button>
      </div>
      {isOpen && data ? (
        data.length === 0 ? (
          <p className={classes['muted']}>{t(($) => $.sync.panel.noLog)}</p>
        ) : (
          // a long list is scrolled from the keyboard too
          <ul className={`${classes['lines']} ${classes['log']}`} tabIndex={0} aria-label={t(($) => $.sync.panel.log)}>
            {data.map(({ id, at, text }) => (
              <li key={id}>
                <span className={classes['muted']}>{formatTime(at)}</span>
                <span>{text}</span>
              </li>
            ))}
          </ul>
        )
      ) : null}
    </>
  );
};
