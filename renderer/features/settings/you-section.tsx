import { useTranslation } from 'react-i18next';
import type { Program } from '#shared/api/settings.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { SavedText } from './saved-text.tsx';
import classes from './settings.module.css';

/** Under which name changes are noted. */
export const YouSection = ({ program }: { program: Program }) => {
  const { t } = useTranslation();
  const { run } = useCommand('settings.update');
  const { data: host } = useQuery('host.info', {});
  return (
    <>
      <p className={classes['lead']}>{t(($) => $.settings.you.lead)}</p>
      <div className={classes['form']}>
        <SavedText
          draftKey="settings.userName"
          label={t(($) => $.settings.you.name)}
          description={t(($) => $.settings.you.nameHint)}
          placeholder={host?.user.name ?? ''}
          value={program.userName}
          save={(userName) => run({ userName })}
        />
      </div>
    </>
  );
};
