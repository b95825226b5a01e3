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

const leastWidths: Readonly<Record<RecordFieldKind, number>> = {
  text: 110,
  long: 240,
  whole: 72,
  ratio: 72,
  money: 110,
  date: 104,
  choice: 100,
  person: 130,
  partner: 150,
  contact: 130,
  product: 120,
  deal: 130,
  record: 140,
  program: 150,
  stage: 110,
  quarter: 86,
};
const rightAligned: ReadonlySet<RecordFieldKind> = new Set(['whole', 'ratio', 'money']);
const mostWidth = 260;
const titleWidths = { least: 160, most: 300 };
/** What a stage, tier or owner was and became: stored by its key. */
const isStanding = ({ column }: RecordField): boolean => column === 'value_from' || column === 'value_to';
/** About how wide a text is, in pixels, with the room around it. */
const widthFor = (text: string): number => text.length * 6.9 + 26;

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
      width: Math.min(titleWidths.most, Math.max(titleWidths.least, ...rows.map((entry) => widthFor(titleOf(entry))))),
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
    const column = (field: RecordField): GridColumn<Entry> => {
      const label = words.field(key, field.key);
      const unit = field.kind === 'money' ? currency : null;
      const text = ({ values }: Entry): string =>
        fieldText(field, values[field.key], isStanding(field) ? words.standing : words.choice, currency) ||
        (rightAligned.has(field.kind) ? '–' : '');
      const heading = widthFor(unit === null ? label : `${label} ${unit}`) + 8;
      return {
        id: field.key,
        label,
        ...(unit === null ? {} : { unit }),
        kind: rightAligned.has(field.kind) ? 'number' : field.kind === 'date' ? 'date' : 'text',
        width: Math.min(mostWidth, Math.max(leastWidths[field.kind], heading, ...rows.map((entry) => widthFor(text(entry))))),
        isHidden: field.kind === 'long' || field.key === 'position' || rows.every(({ values }) => (values[field.key] ?? null) === null),
        value: ({ values }) => fieldSortValue(values[field.key]),
        text,
      };
    };
    const others = kind.fields.filter(({ key: id }) => id !== titleField && id !== 'state' && !hidden.has(id));
    return [title, ...(rows.some((entry) => entryStatus(entry) !== null) ? [state] : []), ...others.map(column)];
  }, [key, rows, left, words, statusWord, t]);
};
