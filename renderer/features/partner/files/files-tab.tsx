import { Button, FileButton, Switch } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '#shared/api/files.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { DropArea } from '#renderer/ui/drop-area.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatRatio } from '#renderer/ui/format.ts';
import { ListSection } from '../list-section.tsx';
import { usePartnerPage } from '../partner-page-context.tsx';
import { Section } from '../section.tsx';
import { AskToOpen } from './ask-to-open.tsx';
import { useFileColumns } from './file-columns.tsx';
import classes from './files.module.css';
import { useAttach } from './use-attach.ts';
import { useOpenFile } from './use-open-file.ts';

/** The files of a partner: attached by dropping or choosing them, opened with Enter, removed with Delete. */
export const FilesTab = () => {
  const { t } = useTranslation();
  const { partner } = usePartnerPage();
  const { data, error } = useQuery('files.list', { partnerId: partner.id });
  const { run: remove } = useCommand('files.remove');
  const { run: keep } = useCommand('files.keep');
  const { attach, attaching } = useAttach(partner.id);
  const { openFile, copyFile, asked, forget } = useOpenFile();
  const copy = useRef(copyFile);
  copy.current = copyFile;
  const columns = useFileColumns(useCallback((file: Attachment) => void copy.current(file), []));
  const title = t(($) => $.partner.tab.files);
  const take = (files: readonly File[]): void => void attach(files);
  if (!data)
    return (
      <Section name="files" title={title}>
        {error ? <ErrorNote error={error} /> : null}
      </Section>
    );
  return (
    <DropArea className={classes['drop']} onFiles={take}>
      <ListSection<Attachment>
        name="files"
        title={title}
        label={t(($) => $.partner.files.label)}
        rows={data.files}
        columns={columns}
        rowName={({ name }) => name}
        onOpen={(file) => void openFile(file)}
        remove={(id) => remove({ id })}
        actions={
          <>
            <Switch
              label={t(($) => $.partner.files.keep)}
              checked={data.kept}
              onChange={(event) => void keep({ partnerId: partner.id, keep: event.currentTarget.checked })}
            />
            <FileButton multiple onChange={take}>
              {(props) => (
                <Button {...props} variant="default" loading={attaching !== null} leftSection={<IconPaperclip size={14} aria-hidden />}>
                  {t(($) => $.partner.files.attach)}
                </Button>
              )}
            </FileButton>
          </>
        }
        isEmpty={data.files.length === 0}
        nothing={
          <EmptyState kind="nothing" isLine title={t(($) => $.partner.files.none.title)} text={t(($) => $.partner.files.none.text)} />
        }
      >
        {null}
      </ListSection>
      <p className={classes['hint']} role="status">
        {attaching === null
          ? t(($) => $.partner.files.drop)
          : t(($) => $.partner.files.attaching, { name: attaching.name, done: formatRatio(attaching.part) })}
      </p>
      {asked === null ? null : (
        <AskToOpen asked={asked} onOpen={() => void openFile(asked.file, true)} onCopy={() => void copyFile(asked.file)} onClose={forget} />
      )}
    </DropArea>
  );
};
