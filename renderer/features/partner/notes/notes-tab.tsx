import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { usePartnerPage } from '../partner-page-context.tsx';
import { Section } from '../section.tsx';
import { useOpenRecord } from '../use-open-record.ts';
import { NoteList } from './note-list.tsx';
import { NotePage } from './note-page.tsx';
import classes from './notes.module.css';

/** The notes of a partner: a list, and beside it the one that is open. */
export const NotesTab = () => {
  const { t } = useTranslation();
  const { partner } = usePartnerPage();
  const { data: notes, error } = useQuery('notes.list', { partnerId: partner.id });
  const { run: create, isRunning } = useCommand('notes.create');
  const notice = useNotice();
  const { opened, open, close } = useOpenRecord('notes');
  const current = opened ?? notes?.[0]?.id;
  const add = async (): Promise<void> => {
    const done = await create({ partnerId: partner.id });
    if (done.ok) open(done.data.id);
    else notice.failed(done.error);
  };
  return (
    <Section
      name="notes"
      title={t(($) => $.partner.tab.notes)}
      onAdd={() => void add()}
      actions={
        <Button variant="default" loading={isRunning} leftSection={<IconPlus size={14} aria-hidden />} onClick={() => void add()}>
          {t(($) => $.partner.notes.add)}
        </Button>
      }
    >
      {error && !notes ? <ErrorNote error={error} /> : null}
      {notes?.length === 0 ? (
        <EmptyState kind="nothing" isLine title={t(($) => $.partner.notes.none.title)} text={t(($) => $.partner.notes.none.text)} />
      ) : null}
      {notes && notes.length > 0 ? (
        <div className={classes['columns']}>
          <NoteList notes={notes} current={current} onOpen={open} />
          {current === undefined ? (
            <p className={classes['quiet']}>{t(($) => $.partner.notes.choose)}</p>
          ) : (
            <NotePage key={current} id={current} onRemoved={close} />
          )}
        </div>
      ) : null}
    </Section>
  );
};
