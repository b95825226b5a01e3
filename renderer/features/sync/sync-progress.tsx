import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/api/sync.ts';
import { formatCount } from '#renderer/ui/format.ts';
import classes from './sync.module.css';

/** How far a running sync is. */
export const SyncProgress = ({ progress }: { progress: NonNullable<SyncStatus['progress']> }) => {
  const { t } = useTranslation();
  const { phase, done, total } = progress;
  const counts = { done: formatCount(done), total: formatCount(total) };
  const isKnown = total > 0;
  const text =
    phase === 'sending'
      ? t(($) => (isKnown ? $.sync.panel.sending : $.sync.panel.sendingSome), counts)
      : t(($) => (isKnown ? $.sync.panel.receiving : $.sync.panel.receivingSome), counts);
  return (
    <div>
      <p className={classes['muted']}>{text}</p>
      <progress className={classes['bar']} aria-label={text} {...(isKnown ? { value: done, max: total } : {})} />
    </div>
  );
};
