import { IconCompass } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './store.module.css';

/** The quiet page on which the app says how it stands with the store. */
export const StoreFrame = ({ title, lead, children }: { title: string; lead: string; children?: ReactNode }) => {
  const { t } = useTranslation();
  return (
    <main className={classes['page']}>
      <div className={classes['card']}>
        <p className={classes['product']}>
          <IconCompass size={18} stroke={1.75} aria-hidden /> {t(($) => $.shell.product)}
        </p>
        <h1>{title}</h1>
        {lead ? <p className={classes['lead']}>{lead}</p> : null}
        {children}
      </div>
    </main>
  );
};
