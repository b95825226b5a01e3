import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Program } from '#shared/api/settings.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { DeckTemplates } from './deck-templates.tsx';
import { SavedText } from './saved-text.tsx';
import classes from './settings.module.css';

/** What stands on exported documents. */
export const DocumentsSection = ({ program }: { program: Program }) => {
  const { t } = useTranslation();
  const { run } = useCommand('settings.update');
  return (
    <>
      <p className={classes['lead']}>{t(($) => $.settings.documents.lead)}</p>
      <div className={classes['form']}>
        <SavedText
          draftKey="settings.companyName"
          label={t(($) => $.settings.documents.companyName)}
          description={t(($) => $.settings.documents.companyHint)}
          value={program.companyName}
          save={(companyName) => run({ companyName })}
        />
        <NativeSelect
          label={t(($) => $.settings.documents.pageSize)}
          data={['A4', 'Letter']}
          value={program.pageSize}
          onChange={(event) => void run({ pageSize: event.currentTarget.value === 'Letter' ? 'Letter' : 'A4' })}
        />
      </div>
      <DeckTemplates />
    </>
  );
};
