import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '#shared/api/partner-records.ts';
import type { RecordField, RecordFieldKind } from '#shared/domain/records/record-kind.ts';
import { recordKindOf, type RecordKey } from '#shared/domain/records/record-kinds.ts';
import type { GridColumn } from '#renderer/ui/grid/columns.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { NameWithDraft } from '../unsaved.tsx';
import { entryDraftKey } from './draft-keys.ts';
import { entryStatus } from './entry-status.ts';
import { entryTitle, fieldSortValue, fieldText, onlyCurrency } from './entry-text.ts';
import { useRecordWords } from './use-record-words.ts';
import { useStatusWord } from './use-status-word.ts';

const widths: Readonly<Record<RecordFieldKind, number>> = {
  text: 160,
  long: 240,
  whole: 96,
  ratio: 96,
  money: 122,
  date: 108,
  choice: 132,
  person: 140,
  partner: 170,
  contact: 140,
  product: 130,
  deal: 150,
  record: 170,
  program: 170,
  stage: 120,
  quarter: 92,
};
const rightAligned: ReadonlySet<RecordFieldKind> = new Set(['whole', 'ratio', 'money']);
const titleWidth = 220;

/** The columns of the records of one kind: its name, how it stands, and its fields. One currency stands in the header; fields that no record fills are not shown until chosen. */
export const useEntryColumns = (key: RecordKey, rows: readonly Entry[], without: readonly string[]): ReadonlyArray<GridColumn<Entry>> => {
  const { t } = useTranslation();
  const words = useRecordWords();
  const statusWord = useStatusWord();
  const left = without.join(' ');
  return useMemo(() => {
    const kind = recordKindOf(key);
    const hidden = new Set(left.split(' '));
    const currency = onlyCurrency(rows);
    const titleField = kind.title ?? kind.date;
    const titleOf = (entry: Entry): string => entryTitle(kind, entry, words.choice, words.one(key));
    const title: GridColumn<Entry> = {
      id: titleField ?? 'title',
      label: titleField === null ? words.one(key) : words.field(key, titleField),
      kind: 'text',
      width: titleWidth,
      value: (entry) => (titleField === null ? titleOf(entry) : fieldSortValue(entry.values[titleField])),
      text: titleOf,
      cell: (entry) => <NameWithDraft draftKey={entryDraftKey(key, entry.id)} name={titleOf(entry)} />,
    };
    const wordOf = (entry: Entry): string => {
      const status = entryStatus(entry);
      return status ? statusWord(status) : '';
    };
    const state: GridColumn<Entry> = {
      id: 'standing',
      label: t(($) => $.records.state),
      kind: 'mark',
      width: 132,
      value: wordOf,
      text: wordOf,
      cell: (entry) => {
        const status = entryStatus(entry);
        return status ? <StatusMark meaning={status.meaning} label={wordOf(entry)} /> : null;
      },
    };
    const column = (field: RecordField): GridColumn<Entry> => ({
      id: field.key,
      label: words.field(key, field.key),
      ...(field.kind === 'money' && currency !== null ? { unit: currency } : {}),
      kind: rightAligned.has(field.kind) ? 'number' : field.kind === 'date' ? 'date' : 'text',
      width: widths[field.kind],
      isHidden: field.kind === 'long' || rows.every(({ values }) => (values[field.key] ?? null) === null),
      value: ({ values }) => fieldSortValue(values[field.key]),
      text: ({ values }) => fieldText(field, values[field.key], words.choice, currency) || (rightAligned.has(field.kind) ? '–' : ''),
    });
    const others = kind.fields.filter(({ key: id }) => id !== titleField && id !== 'state' && !hidden.has(id));
    return [title, ...(rows.some((entry) => entryStatus(entry) !== null) ? [state] : []), ...others.map(column)];
  }, [key, rows, left, words, statusWord, t]);
};
