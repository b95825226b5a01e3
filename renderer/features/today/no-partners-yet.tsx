import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { runCommand } from '#renderer/state/command-handlers.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { arrivalOf, useSyncStatus } from '#renderer/state/use-sync-status.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { NoPartnersHere } from '#renderer/ui/no-partners-here.tsx';

/** Today of somebody who has just begun, with the ways to give it something to say. */
export const NoPartnersYet = () => {
  const { t } = useTranslation();
  const { run, isRunning, error } = useCommand('sample.add');
  const status = useSyncStatus();
  const arrival = arrivalOf(status);
  if (arrival !== 'apart')
    return (
      <NoPartnersHere arrival={arrival} server={status?.account?.server ?? ''}>
        <Button variant="default" onClick={() => runCommand('partner.new')}>
          {t(($) => $.today.empty.add)}
        </Button>
      </NoPartnersHere>
    );
  return (
    <EmptyState kind="nothing" title={t(($) => $.today.empty.start.title)} text={t(($) => $.today.empty.start.text)}>
      <Button onClick={() => runCommand('file.import')}>{t(($) => $.today.empty.import)}</Button>
      <Button variant="default" onClick={() => runCommand('partner.new')}>
        {t(($) => $.today.empty.add)}
      </Button>
      <Button variant="default" loading={isRunning} onClick={() => void run({})}>
        {t(($) => $.today.empty.sample)}
      </Button>
      {error ? <ErrorNote error={error} /> : null}
    </EmptyState>
  );
};
