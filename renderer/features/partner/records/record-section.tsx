import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '#shared/api/partner-records.ts';
import { recordKindOf, type RecordKey } from '#shared/domain/records/record-kinds.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { ListSection } from '../list-section.tsx';
import { usePartnerPage } from '../partner-page-context.tsx';
import classes from '../partner.module.css';
import { Section } from '../section.tsx';
import { useOpenRecord } from '../use-open-record.ts';
import { childKindOf } from './child-kinds.ts';
import { ChildRecords } from './child-records.tsx';
import { newDraftKey } from './draft-keys.ts';
import { EntryForm } from './entry-form.tsx';
import { entryTitle } from './entry-text.ts';
import { inListOrder } from './list-order.ts';
import { useEntryColumns } from './use-entry-columns.tsx';
import { useRecordWords } from './use-record-words.ts';
import { useSeenOnly } from './use-unseen-partners.ts';

const most = 1000;
const none: readonly Entry[] = [];
const nothingHidden: readonly string[] = [];

type RecordSectionProps = {
  kind: RecordKey;
  /** Shown between the heading and the grid: a chart, a sentence, about all rows or the one in hand. */
  lead?(rows: readonly Entry[], inHand: Entry | undefined): ReactNode;
  /** Beside the button that adds. */
  actions?: ReactNode;
  /** Only these rows; all when left out. */
  only?(entry: Entry): boolean;
};

/** The records of one kind of this partner: a grid made of the fields of the kind, its form, and below it the records that belong to the row in hand. */
export const RecordSection = ({ kind: key, lead, actions, only }: RecordSectionProps) => {
  const { t } = useTranslation();
  const words = useRecordWords();
  const { partner } = usePartnerPage();
  const { data, error } = useQuery('entries.list', { kind: key, partnerId: partner.id, limit: most });
  const { run: remove } = useCommand('entries.remove');
  const { opened, open, close } = useOpenRecord(key);
  const [passed, setPassed] = useState<string | null>(null);
  const isSeen = useSeenOnly(key);
  const all = (data?.rows ?? none).filter(isSeen);
  const rows = inListOrder(key, only ? all.filter(only) : all);
  const columns = useEntryColumns(key, all, nothingHidden);
  const kind = recordKindOf(key);
  const title = words.many(key);
  const child = childKindOf(key);
  const nameOf = (entry: Entry): string => entryTitle(kind, entry, words.choice, words.one(key));
  const inHand = rows.find(({ id }) => id === passed) ?? rows[0];
  if (!data)
    return (
      <Section name={key} title={title}>
        {error ? <ErrorNote error={error} /> : null}
      </Section>
    );
  return (
    <>
      <ListSection<Entry>
        name={key}
        title={title}
        label={t(($) => $.partner.entry.list, { kind: title })}
        rows={rows}
        columns={columns}
        rowName={nameOf}
        onOpen={(entry) => open(entry.id)}
        onPass={(entry) => setPassed(entry.id)}
        remove={(id) => remove({ kind: key, id })}
        add={{
          label: t(($) => $.partner.entry.add, { kind: words.oneWithin(key) }),
          draftKey: newDraftKey(key, partner.id),
          run: () => open(null),
        }}
        actions={actions}
        isEmpty={rows.length === 0 && data.rows.length === 0}
        nothing={
          <EmptyState
            kind="nothing"
            isLine
            title={t(($) => $.partner.entry.none, { kind: words.manyWithin(key) })}
            text={t(($) => $.partner.entry.noneText)}
          />
        }
        lead={
          <>
            {lead?.(rows, inHand)}
            {data.total > data.rows.length ? (
              <p className={classes['lead']}>
                {t(($) => $.partner.entry.shown, { shown: formatCount(data.rows.length), all: formatCount(data.total) })}
              </p>
            ) : null}
          </>
        }
      >
        {child !== null && inHand ? <ChildRecords key={inHand.id} kind={child} parent={inHand} parentName={nameOf(inHand)} /> : null}
      </ListSection>
      {opened === undefined ? null : opened === null ? (
        <EntryForm kind={key} entry={undefined} onClose={close} />
      ) : (
        <StoredEntryForm kind={key} id={opened} known={all.find(({ id }) => id === opened)} onClose={close} />
      )}
    </>
  );
};

/** The form of a record that the list may not hold, because an address named it. */
const StoredEntryForm = ({ kind, id, known, onClose }: { kind: RecordKey; id: string; known: Entry | undefined; onClose: () => void }) => {
  const { data } = useQuery('entries.get', known ? null : { kind, id });
  const entry = known ?? data;
  return entry ? <EntryForm kind={kind} entry={entry} onClose={onClose} /> : null;
};
