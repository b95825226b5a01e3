import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { runCommand, useAvailableCommands } from '#renderer/state/command-handlers.ts';
import { openOverlay } from '#renderer/state/ui-store.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { arrivalOf, useSyncStatus } from '#renderer/state/use-sync-status.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { NoPartnersHere } from '#renderer/ui/no-partners-here.tsx';

/** The portfolio of somebody who has just begun, with the ways to fill it. */
export const NoPartners = () => {
  const { t } = useTranslation();
  const available = useAvailableCommands();
  const { run, isRunning, error } = useCommand('sample.add');
  const status = useSyncStatus();
  const arrival = arrivalOf(status);
  if (arrival !== 'apart')
    return (
      <NoPartnersHere arrival={arrival} server={status?.account?.server ?? ''}>
        <Button variant="default" onClick={() => openOverlay('new-partner')}>
          {t(($) => $.portfolio.empty.add)}
        </Button>
      </NoPartnersHere>
    );
  return (
    <EmptyState kind="nothing" title={t(($) => $.portfolio.empty.none.title)} text={t(($) => $.portfolio.empty.none.text)}>
      {available.has('file.import') ? (
        <Button onClick={() => runCommand('file.import')}>{t(($) => $.portfolio.empty.import)}</Button>
      ) : null}
      <Button variant="default" onClick={() => openOverlay('new-partner')}>
        {t(($) => $.portfolio.empty.add)}
      </Button>
      <Button variant="default" loading={isRunning} onClick={() => void run({})}>
        {t(($) => $.portfolio.empty.sample)}
      </Button>
      {error ? <ErrorNote error={error} /> : null}
    </EmptyState>
  );
};
