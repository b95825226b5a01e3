import { useTranslation } from 'react-i18next';
import { useSyncNow } from '#renderer/features/sync/use-sync-now.ts';
import { useCommandHandler } from '#renderer/state/command-handlers.ts';
import { flushDrafts } from '#renderer/state/drafts.ts';
import { startPresenting } from '#renderer/state/presenting.ts';
import { goBack, goForward, navigate, useRoute } from '#renderer/state/router.ts';
import { openOverlay, rememberLock, toggleCompact, toggleInspector, toggleRail } from '#renderer/state/ui-store.ts';
import { useUndoStore } from '#renderer/state/undo-store.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice, useTakeBack } from '#renderer/state/use-notice.tsx';
import { useSyncStatus } from '#renderer/state/use-sync-status.ts';
import { openPalette } from './palette-store.ts';
import { screens } from './screens.tsx';

/** The commands that work everywhere; places add their own while they are on the screen. */
export const useAppCommands = (): void => {
  const { t } = useTranslation();
  const { done, failed } = useNotice();
  const takeBack = useTakeBack();
  const route = useRoute();
  const { run: lock } = useCommand('store.lock');
  const { run: backup } = useCommand('store.backup');
  const { syncNow } = useSyncNow();
  const isConnected = Boolean(useSyncStatus()?.account);
  const hasImport = 'import' in screens;

  useCommandHandler(
    'file.save',
    () => void flushDrafts().then((saved) => done(saved ? t(($) => $.shell.statusLine.savedNow) : t(($) => $.ui.draft.failed))),
  );
  useCommandHandler('file.import', hasImport ? () => navigate({ place: 'import' }) : null);
  useCommandHandler(
    'file.backup',
    () => void backup({}).then((reply) => (reply.ok ? done(t(($) => $.shell.backedUp, { file: reply.data.file })) : failed(reply.error))),
  );
  useCommandHandler('file.restore', () => {
    navigate({ place: 'settings', section: 'store' });
    openOverlay('restore');
  });
  useCommandHandler(
    'file.lock',
    () =>
      void flushDrafts().then(async (saved) => {
        // what cannot be saved would be out of reach behind the lock
        if (!saved) return done(t(($) => $.ui.draft.failed));
        rememberLock();
        const reply = await lock({});
        if (!reply.ok) failed(reply.error);
      }),
  );
  useCommandHandler('edit.undo-change', () => {
    const last = useUndoStore.getState().steps.at(-1);
    if (last === undefined) done(t(($) => $.shell.nothingToUndo));
    else void takeBack(last);
  });
  useCommandHandler('view.palette', () => openPalette('all'));
  useCommandHandler('view.inspector', toggleInspector);
  useCommandHandler('view.rail', toggleRail);
  useCommandHandler('view.compact', toggleCompact);
  useCommandHandler('view.as-of', () => openOverlay('as-of'));
  useCommandHandler('go.today', () => navigate({ place: 'today' }));
  useCommandHandler('go.portfolio', () => navigate({ place: 'portfolio' }));
  useCommandHandler('go.qbrs', 'qbrs' in screens ? () => navigate({ place: 'qbrs' }) : null);
  useCommandHandler('go.plans', () => navigate({ place: 'plans' }));
  useCommandHandler('go.commitments', () => navigate({ place: 'commitments' }));
  useCommandHandler('go.needs-attention', hasImport ? () => navigate({ place: 'import', step: 'attention' }) : null);
  useCommandHandler('go.settings', () => navigate({ place: 'settings' }));
  useCommandHandler('sync.now', isConnected ? syncNow : null);
  useCommandHandler('sync.show', () => openOverlay('sync'));
  useCommandHandler('sync.inbox', () => navigate({ place: 'inbox' }));
  useCommandHandler('sync.account', () => navigate({ place: 'settings', section: 'sync' }));
  useCommandHandler('go.back', goBack);
  useCommandHandler('go.forward', goForward);
  useCommandHandler('partner.new', () => {
    navigate({ place: 'portfolio' });
    openOverlay('new-partner');
  });
  useCommandHandler('plan.new', () => {
    navigate({ place: 'plans' });
    openOverlay('new-plan');
  });
  useCommandHandler('partner.open', () => openPalette('records'));
  useCommandHandler('partner.present', route.place === 'qbr' ? () => startPresenting(route.id) : null);
  useCommandHandler('help.keys', () => openOverlay('keys'));
};
