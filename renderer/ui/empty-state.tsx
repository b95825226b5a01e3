import { IconCloudDownload, IconFilterOff, IconLock, IconSquareDashed } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './empty-state.module.css';

const icons = { filter: IconFilterOff, nothing: IconSquareDashed, 'not-downloaded': IconCloudDownload, 'no-rights': IconLock } as const;

/** Why there is nothing: a filter hides it, nothing exists, it is not on this device yet, or it may not be seen. Four different messages. */
export type EmptyKind = keyof typeof icons;
type EmptyStateProps = {
  kind: EmptyKind;
  title: string;
  text: string;
  /** One line, for a page with many parts of which some are empty. */
  isLine?: boolean;
  children?: ReactNode;
};

/** Says why a place is empty and what to do; the buttons are its children. */
export const EmptyState = ({ kind, title, text, isLine = false, children }: EmptyStateProps) => {
  const Icon = icons[kind];
  if (isLine)
    return (
      <div className={classes['line']} role="status">
        <Icon size={16} stroke={1.5} aria-hidden className={classes['icon']} />
        <strong>{title}</strong>
        <span className={classes['text']}>{text}</span>
        {children}
      </div>
    );
  return (
    <div className={classes['empty']} role="status">
      <Icon size={28} stroke={1.25} aria-hidden className={classes['icon']} />
      <h2>{title}</h2>
      <p className={classes['text']}>{text}</p>
      {children ? <div className={classes['actions']}>{children}</div> : null}
    </div>
  );
};
