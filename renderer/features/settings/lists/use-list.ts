import { useTranslation } from 'react-i18next';
import type { InputOf } from '#shared/api/contract.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';

type ListName = InputOf<'settings.lists.remove'>['list'];

/** Saves and removes entries of one list; what could not be done stands in `error`. */
export const useList = (list: ListName) => {
  const { t } = useTranslation();
  const save = useCommand('settings.lists.save');
  const drop = useCommand('settings.lists.remove');
  const notice = useNotice();
  return {
    save: save.run,
    remove: async ({ key, label }: { key: string; label: string }): Promise<void> => {
      const done = await drop.run({ list, key });
      if (done.ok) notice.done(t(($) => $.program.lists.removed, { name: label }));
    },
    error: drop.error ?? save.error,
  };
};
