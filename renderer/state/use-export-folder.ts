import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from './use-command.ts';
import { useQuery } from './use-query.ts';

/** Where files go: `dir` null is the usual folder. `choose` null where the host cannot ask for another one; `show` null where it cannot show one. */
export const useExportFolder = () => {
  const { t } = useTranslation();
  const { data: host } = useQuery('host.info', {});
  const { run: chooseFolder } = useCommand('host.chooseFolder');
  const { run: showInFolder } = useCommand('host.showInFolder');
  const [dir, setDir] = useState<string | null>(null);
  const choose = async (): Promise<void> => {
    const done = await chooseFolder({ title: t(($) => $.ui.exports.chooseTitle) });
    if (done.ok && done.data.dir !== null) setDir(done.data.dir);
  };
  return {
    dir,
    shown: dir ?? host?.exportDir ?? '',
    choose: host?.canChooseFolder === true ? () => void choose() : null,
    show: host?.canShowInFolder === true ? (file: string) => void showInFolder({ file }) : null,
  };
};
