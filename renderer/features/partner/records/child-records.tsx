import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '#shared/api/partner-records.ts';
import { recordKindOf, type RecordKey } from '#shared/domain/records/record-kinds.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { RecordGrid } from '../record-grid.tsx';
import { useRemoveRecords } from '../use-remove-records.tsx';
import { AddButton } from '../unsaved.tsx';
import { parentField } from './child-kinds.ts';
import classes from './records.module.css';
import { newDraftKey } from './draft-keys.ts';
import { EntryForm } from './entry-form.tsx';
import { entryTitle } from './entry-text.ts';
import { useEntryColumns } from './use-entry-columns.tsx';
import { useRecordWords } from './use-record-words.ts';
import { useSeenOnly } from './use-unseen-partners.ts';

const none: readonly Entry[] = [];
/** Kinds whose records are steps: they stand in the order in which they are due. */
const steps: ReadonlySet<RecordKey> = new Set(['onboarding_milestone', 'joint_milestone']);
const byDue = [{ id: 'dueOn', desc: false }];
const nobody: ReadonlySet<string> = new Set();

type ChildRecordsProps = { kind: RecordKey; parent: Entry; parentName: string };

/** What belongs to one record: claims of a request, lines of a report, milestones of a solution. */
export const ChildRecords = ({ kind: key, parent, parentName }: ChildRecordsProps) => {
  const { t } = useTranslation();
  const words = useRecordWords();
  const kind = recordKindOf(key);
  const by = parentField(key, parent.kind).key;
  const { data, error } = useQuery('entries.list', { kind: key, partnerId: parent.partnerId, parentId: parent.id });
  const { run } = useCommand('entries.remove');
  const { remove } = useRemoveRecords((id) => run({ kind: key, id }));
  const [selected, setSelected] = useState(nobody);
  const [opened, setOpened] = useState<Entry | 'new' | null>(null);
  const hidden = useMemo(() => [by], [by]);
  const given = useMemo(() => ({ [by]: parent.id }), [by, parent.id]);
  const isSeen = useSeenOnly(key);
  const all = data?.rows ?? none;
  const rows = all.filter(isSeen);
  const columns = useEntryColumns(key, rows, hidden);
  const title = t(($) => $.partner.entry.of, { kind: words.many(key), parent: parentName });
  return (
    <div className={classes['children']} role="group" aria-label={title}>
      <header className={classes['childHead']}>
        <h3>{title}</h3>
        <AddButton
          draftKey={newDraftKey(key, parent.partnerId, given)}
          label={t(($) => $.partner.entry.add, { kind: words.oneWithin(key) })}
          onAdd={() => setOpened('new')}
        />
      </header>
      {error ? <ErrorNote error={error} /> : null}
      {data && all.length === 0 ? (
        <p className={classes['quiet']}>{t(($) => $.partner.entry.none, { kind: words.manyWithin(key) })}</p>
      ) : null}
      {rows.length > 0 ? (
        <RecordGrid<Entry>
          label={title}
          rows={rows}
          columns={columns}
          {...(steps.has(key) ? { sorting: byDue } : {})}
          rowName={(entry) => entryTitle(kind, entry, words.choice, words.one(key))}
          selected={selected}
          onSelect={setSelected}
          onOpen={setOpened}
          onDelete={(ids) => void remove(ids).then(() => setSelected(nobody))}
        />
      ) : null}
      {rows.length < all.length ? (
        <p className={classes['quiet']}>{t(($) => $.partner.entry.unseen, { count: all.length - rows.length })}</p>
      ) : null}
      {opened === null ? null : (
        <EntryForm kind={key} entry={opened === 'new' ? undefined : opened} given={given} onClose={() => setOpened(null)} />
      )}
    </div>
  );
};
