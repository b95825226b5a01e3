import { useTranslation } from 'react-i18next';
import { FirstRun } from '#renderer/features/store/first-run.tsx';
import { Locked } from '#renderer/features/store/locked.tsx';
import { Problem } from '#renderer/features/store/problem.tsx';
import { StoreFrame } from '#renderer/features/store/store-frame.tsx';
import { navigate } from '#renderer/state/router.ts';
import { useCore } from '#renderer/state/core-context.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { screens } from './screens.tsx';
import { Shell } from './shell.tsx';

/** Shows the app when the store is open, and otherwise the one screen that says why not and what to do. */
export const StoreGate = () => {
  const { t } = useTranslation();
  const { live } = useCore();
  const { data: status, error } = useQuery('store.status', {});
  // without an answer about the store there is no core, and nothing on the screen could be trusted
  if (error) {
    return (
      <StoreFrame title={t(($) => $.store.unreachable.title)} lead={t(($) => $.store.unreachable.text)}>
        <ErrorNote error={error} onRetry={() => live.refresh()} />
      </StoreFrame>
    );
  }
  if (!status) return <StoreFrame title={t(($) => $.store.opening)} lead="" />;
  switch (status.state) {
    case 'open':
      return <Shell />;
    case 'none':
      return (
        <FirstRun
          dir={status.dir}
          backups={status.backups}
          canUseKeyStore={status.canUseKeyStore}
          onImport={'import' in screens ? () => navigate({ place: 'import' }, { replace: true }) : null}
          onSample={() => navigate({ place: 'today' }, { replace: true })}
          onConnect={() => navigate({ place: 'settings', section: 'sync' }, { replace: true })}
          onEmpty={() => navigate({ place: 'portfolio' }, { replace: true })}
        />
      );
    case 'locked':
      return <Locked status={status} />;
    case 'problem':
      return <Problem status={status} />;
  }
};
