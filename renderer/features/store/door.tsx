import type { Icon } from '@tabler/icons-react';
import classes from './store.module.css';

type DoorProps = { icon: Icon; title: string; hint: string; disabled: boolean; onOpen(): void };

/** One way into the app. */
export const Door = ({ icon: Sign, title, hint, disabled, onOpen }: DoorProps) => (
  <button type="button" className={classes['door']} disabled={disabled} onClick={onOpen}>
    <Sign size={22} stroke={1.5} aria-hidden />
    <span>
      <span className={classes['doorTitle']}>{title}</span>
      <span className={classes['doorHint']}>{hint}</span>
    </span>
  </button>
);
