import {
  IconAlertTriangle,
  IconArrowBarToUp,
  IconCircleCheck,
  IconCloudCheck,
  IconCloudOff,
  type Icon,
  IconLock,
  IconRefresh,
  IconUserQuestion,
} from '@tabler/icons-react';
import type { SyncState } from '#shared/api/sync.ts';
import classes from './sync.module.css';

const icons: Readonly<Record<SyncState, Icon>> = {
  saved: IconCircleCheck,
  upToDate: IconCloudCheck,
  syncing: IconRefresh,
  offline: IconCloudOff,
  needsYou: IconAlertTriangle,
  signIn: IconUserQuestion,
  serverOlder: IconArrowBarToUp,
  appOlder: IconArrowBarToUp,
  revoked: IconLock,
};

/** Each state has a shape of its own, so that colour is never alone. */
export const SyncIcon = ({ state, size = 14 }: { state: SyncState; size?: number }) => {
  const Sign = icons[state];
  return <Sign size={size} stroke={1.75} aria-hidden className={classes['icon']} data-state={state} />;
};
