import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '#shared/qbr/outcome.ts';
import { useDraft } from '#renderer/state/drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { AgendaEditor } from '#renderer/ui/blocks/agenda-editor.tsx';
import { useSectionName } from '#renderer/ui/blocks/section-name.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import type { Review } from './editor.tsx';
import { SavedMark } from './saved-mark.tsx';

/** The agenda of a review; what is typed saves itself as a whole. */
export const AgendaBlock = ({ review: { qbr, package: built } }: { review: Review }) => {
  const { t } = useTranslation();
  const { run, error } = useCommand('qbrs.update');
  const { id } = qbr;
  const untitled = t(($) => $.qbrBlocks.agenda.untitled);
  const save = useCallback(
    (text: string) => {
      const items = JSON.parse(text) as AgendaItem[];
      return run({ id, agenda: items.map((item) => ({ ...item, title: item.title.trim() || untitled })) });
    },
    [run, id, untitled],
  );
  const draft = useDraft(`qbr.${id}.agenda`, JSON.stringify(built.agenda), save);
  const items = useMemo(() => JSON.parse(draft.value) as AgendaItem[], [draft.value]);
  const nameOf = useSectionName();
  const problem = error ?? draft.error;
  const isUsual = qbr.agenda === null && (draft.state === 'unchanged' || draft.state === 'saved');
  return (
    // what is typed is saved when the keyboard leaves the agenda
    <div onBlur={draft.flush}>
      <AgendaEditor
        items={items}
        sections={built.sections.map((section) => ({ key: section.key, title: nameOf(section) }))}
        onChange={(next) => draft.set(JSON.stringify(next))}
        onReset={isUsual ? undefined : () => void draft.settle().then(() => run({ id, agenda: null }))}
      />
      <SavedMark states={[draft.state]} />
      {problem ? <ErrorNote error={problem} /> : null}
    </div>
  );
};
