import { Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCore } from '#renderer/state/core-context.tsx';
import { DropArea } from '#renderer/ui/drop-area.tsx';
import { FileList } from './file-list.tsx';
import classes from './import.module.css';
import { addFiles, readMappingFile, startOver, useWizardStore } from './wizard-store.ts';

const accepted = '.csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The files of the import: chosen, dropped, left out again. */
export const ChooseFiles = () => {
  const { t } = useTranslation();
  const { transport } = useCore();
  const { files, mappingFile } = useWizardStore();
  const take = (chosen: File[]): void => void addFiles(transport, chosen);
  const mapping = (
    <FileButton accept=".json,application/json" onChange={(file) => void (file && readMappingFile(transport, file))}>
      {(props) => (
        <Button {...props} variant="subtle">
          {t(($) => $.import.choose.mapping)}
        </Button>
      )}
    </FileButton>
  );
  const used =
    mappingFile === null ? null : <p className={classes['quiet']}>{t(($) => $.import.choose.mappingUsed, { file: mappingFile })}</p>;
  if (files.length === 0)
    return (
      <DropArea className={classes['drop']} onFiles={take}>
        <IconFileImport size={32} stroke={1.25} aria-hidden />
        <h2>{t(($) => $.import.choose.title)}</h2>
        <p className={classes['lead']}>{t(($) => $.import.choose.lead)}</p>
        <div className={classes['buttons']}>
          <FileButton multiple accept={accepted} onChange={take}>
            {(props) => (
              <Button {...props} size="sm" data-autofocus>
                {t(($) => $.import.choose.button)}
              </Button>
            )}
          </FileButton>
          {mapping}
        </div>
        <p className={classes['quiet']}>{t(($) => $.import.choose.drop)}</p>
        {used}
      </DropArea>
    );
  return (
    <DropArea className={classes['card']} onFiles={take}>
      <div className={classes['cardHead']}>
        <h2>{t(($) => $.import.choose.files)}</h2>
        {mapping}
        <FileButton multiple accept={accepted} onChange={take}>
          {(props) => (
            <Button {...props} variant="default">
              {t(($) => $.import.choose.more)}
            </Button>
          )}
        </FileButton>
        <Button variant="default" onClick={() => startOver(transport)}>
          {t(($) => $.import.choose.start)}
        </Button>
      </div>
      <FileList files={files} />
      {used}
    </DropArea>
  );
};
