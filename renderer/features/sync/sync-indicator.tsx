import { Popover } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SyncStatus } from '#shared/api/sync.ts';
import { useUnsavedCount } from '#renderer/state/drafts.ts';
import { closeOverlay, openOverlay, useUiStore } from '#renderer/state/ui-store.ts';
import { useSyncStatus } from '#renderer/state/use-sync-status.ts';
import { SyncIcon } from './sync-icon.tsx';
import { SyncPanel } from './sync-panel.tsx';
import classes from './sync.module.css';
import { useSyncWords } from './use-sync-words.ts';

const Indicator = ({ status }: { status: SyncStatus }) => {
  const { t } = useTranslation();
  const unsaved = useUnsavedCount();
  const { text, said } = useSyncWords(status);
  const isOpen = useUiStore((state) => state.overlay === 'sync');
  const isTyping = unsaved > 0;
  const typing = t(($) => $.shell.statusLine.unsaved, { count: unsaved });
  return (
    <Popover opened={isOpen} onChange={(open) => (open ? openOverlay('sync') : closeOverlay())} position="top-start" trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes['indicator']}
          data-state={isTyping ? undefined : status.state}
          title={t(($) => $.sync.panel.open)}
          onClick={() => (isOpen ? closeOverlay() : openOverlay('sync'))}
        >
          {isTyping ? <IconPencil size={14} stroke={1.75} aria-hidden className={classes['icon']} /> : <SyncIcon state={status.state} />}
          <span>{isTyping ? typing : text}</span>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <SyncPanel status={status} onClose={closeOverlay} />
      </Popover.Dropdown>
      <span className={classes['said']} role="status">
        {isTyping ? typing : said}
      </span>
    </Popover>
  );
};

/** The one place that says where the work is: on this device, on its way, or with the server too. A click shows what waits. */
export const SyncIndicator = () => {
  const status = useSyncStatus();
  return status ? <Indicator status={status} /> : null;
};
