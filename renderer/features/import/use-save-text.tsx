import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';

/** Saves texts as files in the export folder and says where they are. */
export const useSaveText = () => {
  const { t } = useTranslation();
  const { run } = useCommand('host.saveText');
  const { run: show } = useCommand('host.showInFolder');
  const { data: host } = useQuery('host.info', {});
  const { failed } = useNotice();
  return useCallback(
    async (texts: ReadonlyArray<{ fileName: string; text: string }>): Promise<void> => {
      const saved: string[] = [];
      for (const text of texts) {
        const done = await run(text);
        if (!done.ok) return failed(done.error);
        saved.push(done.data.file);
      }
      const [first] = saved;
      notifications.show({
        title: t(($) => $.import.saved),
        message: (
          <>
            {saved.join(', ')}{' '}
            {host?.canShowInFolder && first ? (
              <Button variant="subtle" size="compact-xs" onClick={() => void show({ file: first })}>
                {t(($) => $.shell.showInFolder)}
              </Button>
            ) : null}
          </>
        ),
        autoClose: 10_000,
      });
    },
    [t, run, show, host, failed],
  );
};
