import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import { useUiStore } from '#renderer/state/ui-store.ts';
import classes from './store.module.css';
import { StoreFrame } from './store-frame.tsx';
import { UnlockForm } from './unlock-form.tsx';

/** The store is here and closed. */
export const Locked = ({ status }: { status: OutputOf<'store.status'> }) => {
  const { t } = useTranslation();
  const wasLocked = useUiStore((state) => state.wasLocked);
  const withPassphrase = status.protection !== 'os';
  return (
    <StoreFrame
      title={t(($) => $.store.locked.title)}
      lead={withPassphrase ? t(($) => $.store.locked.lead) : t(($) => $.store.locked.leadOs)}
    >
      {/* the key store opens the store when the app starts, but not the store that somebody has just locked */}
      <UnlockForm withPassphrase={withPassphrase} openAtOnce={!withPassphrase && !wasLocked} />
      <p className={classes['where']}>
        {t(($) => $.store.locked.where, { dir: status.dir })}
        {withPassphrase ? ` · ${t(($) => $.store.locked.lost)}` : ''}
      </p>
    </StoreFrame>
  );
};
