import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { onEscape } from '#renderer/ui/on-escape.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './inbox.module.css';

type HeldListProps = { held: OutputOf<'sync.held'> };

/** Deletions of many records at once: nothing goes before a person says so. */
export const HeldList = ({ held }: HeldListProps) => {
  const { t } = useTranslation();
  const { run, isRunning } = useCommand('sync.settleHeld');
  const { done, failed } = useNotice();
  const [isAsked, setAsked] = useState(false);
  const rows = held.reduce((sum, one) => sum + one.rows, 0);
  const act = async (action: 'apply' | 'restore'): Promise<void> => {
    const reply = await run({ action });
    if (!reply.ok) return failed(reply.error);
    const { rows: count } = reply.data;
    done(action === 'apply' ? t(($) => $.inbox.held.applied, { count }) : t(($) => $.inbox.held.restored, { count }));
  };
  const title = t(($) => $.inbox.held.applyTitle, { count: rows });
  return (
    <>
      <ul className={classes['items']} aria-label={t(($) => $.inbox.held.list)}>
        {held.map(({ table, rows: count, examples }) => (
          <li key={table} className={classes['item']}>
            <div className={classes['itemHead']}>
              <StatusMark meaning="atRisk" label={t(($) => $.inbox.held.rows, { rows: formatCount(count), table })} />
            </div>
            {examples.length > 0 ? (
              <p className={classes['hint']}>{t(($) => $.inbox.held.examples, { names: examples.join(', ') })}</p>
            ) : null}
          </li>
        ))}
      </ul>
      <div className={classes['foot']}>
        {isAsked ? (
          <div className={classes['question']} role="group" aria-label={title} onKeyDown={onEscape(() => setAsked(false))}>
            <p>
              <strong>{title}</strong> {t(($) => $.inbox.held.applyText)}
            </p>
            <div className={classes['buttons']}>
              <Button loading={isRunning} onClick={() => void act('apply')}>
                {t(($) => $.inbox.held.applyYes)}
              </Button>
              <Button variant="default" autoFocus onClick={() => setAsked(false)}>
                {t(($) => $.inbox.held.applyNo)}
              </Button>
            </div>
          </div>
        ) : (
          <div className={classes['buttons']}>
            <Button variant="default" loading={isRunning} onClick={() => void act('restore')}>
              {t(($) => $.inbox.held.restore)}
            </Button>
            <Button variant="default" disabled={isRunning} onClick={() => setAsked(true)}>
              {t(($) => $.inbox.held.apply)}
            </Button>
          </div>
        )}
      </div>
    </>
  );
};
