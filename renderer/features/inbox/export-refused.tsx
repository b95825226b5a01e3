import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { useFileNotice } from '#renderer/state/use-file-notice.tsx';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';

const baseName = (path: string): string => path.split(/[/\\]/).at(-1) ?? path;

/** Writes the open refused changes to a file that can be read without the app. */
export const ExportRefused = () => {
  const { t } = useTranslation();
  const { data: host } = useQuery('host.info', {});
  const { run: choose } = useCommand('host.chooseFolder');
  const { run, isRunning } = useCommand('sync.exportRefused');
  const { done, failed } = useNotice();
  const showFile = useFileNotice();
  const write = async (): Promise<void> => {
    const chosen = host?.canChooseFolder ? await choose({ title: t(($) => $.inbox.refused.exportAll) }) : null;
    if (chosen?.ok && chosen.data.dir === null) return;
    const dir = chosen?.ok ? chosen.data.dir : null;
    const reply = await run(dir === null ? {} : { dir });
    if (!reply.ok) return failed(reply.error);
    const { path, changes } = reply.data;
    showFile({ name: baseName(path), path, link: null });
    done(t(($) => $.inbox.refused.exported, { count: changes }));
  };
  return (
    <Button variant="default" loading={isRunning} onClick={() => void write()}>
      {t(($) => $.inbox.refused.exportAll)}
    </Button>
  );
};
