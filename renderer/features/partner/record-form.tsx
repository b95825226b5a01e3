import type { ReactNode } from 'react';
import type { Described } from '#shared/domain/errors.ts';
import type { Done } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { EntryHistory } from './entry-history.tsx';
import { FormDrawer } from './form-drawer.tsx';

type Step = { undoId: string | null };

type RecordFormProps = {
  title: string;
  /** What is typed and not saved. */
  draft: { isDirty: boolean; discard(): void };
  command: { isRunning: boolean; error: Described | undefined };
  canSave: boolean;
  save(): Promise<Done<Step>>;
  /** What the note says once it is saved. */
  said: string;
  removal?: { label: string; said: string; run(): Promise<Done<Step>> };
  /** The record whose changes stand below the form; none for a new one. */
  record?: { entity: string; id: string };
  onClose(): void;
  children: ReactNode;
};

/** The form of one record: saves it, removes it, says so with a way back, and shows what was changed before. A refusal keeps what is typed. */
export const RecordForm = ({ title, draft, command, canSave, save, said, removal, record, onClose, children }: RecordFormProps) => {
  const notice = useNotice();
  const finish = (message: string, undoId: string | null): void => {
    draft.discard();
    notice.done(message, undoId);
    onClose();
  };
  const onSave = async (): Promise<void> => {
    const done = await save();
    if (done.ok) finish(said, done.data.undoId);
  };
  const onRemove = async (): Promise<void> => {
    const done = await removal?.run();
    if (!done || !removal) return;
    if (done.ok) finish(removal.said, done.data.undoId);
    else notice.failed(done.error);
  };
  return (
    <FormDrawer
      title={title}
      isDirty={draft.isDirty}
      isSaving={command.isRunning}
      error={command.error}
      canSave={canSave}
      onSave={() => void onSave()}
      onClose={onClose}
      onDiscard={draft.discard}
      {...(removal ? { onRemove: { label: removal.label, run: () => void onRemove() } } : {})}
      {...(record ? { footnote: <EntryHistory {...record} /> } : {})}
    >
      {children}
    </FormDrawer>
  );
};
