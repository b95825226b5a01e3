import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RestoreForm } from '#renderer/features/store/restore-form.tsx';
import { closeOverlay, useUiStore } from '#renderer/state/ui-store.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { focusContent } from '#renderer/ui/keep-focus.ts';

/** The dialog returns the focus a moment after it is gone, and the button that opened it may be gone by then. */
const returnMs = 50;

/** Brings a backup back while the store is open. */
export const RestoreDialog = () => {
  const { t } = useTranslation();
  const { done } = useNotice();
  const isOpen = useUiStore((state) => state.overlay === 'restore');
  const { data: status } = useQuery('store.status', isOpen ? {} : null);
  return (
    <Modal
      opened={isOpen}
      onClose={closeOverlay}
      onExitTransitionEnd={() => setTimeout(focusContent, returnMs)}
      title={t(($) => $.store.restore.title)}
      size="lg"
    >
      {status ? (
        <RestoreForm
          backups={status.backups}
          onDone={(setAside) => {
            closeOverlay();
            done(setAside === null ? t(($) => $.store.restore.doneFresh) : t(($) => $.store.restore.done, { dir: setAside }));
          }}
        />
      ) : null}
    </Modal>
  );
};
