import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from './use-command.ts';
import { useQuery } from './use-query.ts';

type WrittenFile = { name: string; path: string; link: string | null };

/** Says which file was written, and shows it in its folder or, where there is no file manager beside the page, saves it from there. */
export const useFileNotice = (): ((file: WrittenFile) => void) => {
  const { t } = useTranslation();
  const { data: host } = useQuery('host.info', {});
  const { run: show } = useCommand('host.showInFolder');
  const canShow = host?.canShowInFolder ?? false;
  return useCallback(
    ({ name, path, link }) =>
      void notifications.show({
        title: t(($) => $.shell.exported, { name }),
        message: canShow ? (
          <Button variant="subtle" size="compact-xs" onClick={() => void show({ file: path })}>
            {t(($) => $.shell.showInFolder)}
          </Button>
        ) : link === null ? (
          path
        ) : (
          <Button component="a" variant="subtle" size="compact-xs" href={link} download={name}>
            {t(($) => $.shell.download)}
          </Button>
        ),
        autoClose: 15_000,
      }),
    [t, canShow, show],
  );
};
