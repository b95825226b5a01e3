import { Textarea, TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '#shared/api/partner-records.ts';
import type { RecordField, RecordFieldKind } from '#shared/domain/records/record-kind.ts';
import { recordKindOf, type RecordKey } from '#shared/domain/records/record-kinds.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { locale } from '#renderer/ui/format.ts';
import form from '../form.module.css';
import { usePartnerPage } from '../partner-page-context.tsx';
import { MdfRoom } from '../marketing/mdf-room.tsx';
import { RecordForm } from '../record-form.tsx';
import { entryDraftKey, newDraftKey } from './draft-keys.ts';
import { EntryField } from './entry-field.tsx';
import { entryTitle } from './entry-text.ts';
import { type EntryFormValues, entryProblems, entryToInput, entryToValues, missingFields, newEntryValues } from './entry-values.ts';
import { useRecordWords } from './use-record-words.ts';

type EntryFormProps = {
  kind: RecordKey;
  entry: Entry | undefined;
  /** What a new record starts with, such as its parent; these fields are not asked for. */
  given?: Readonly<Record<string, string>>;
  onClose(): void;
};

const wide: ReadonlySet<RecordFieldKind> = new Set(['long']);
const nothing: Readonly<Record<string, string>> = {};

/** Fields two to a line; long texts and the field that names the record have a line of their own. */
const inLines = (fields: readonly RecordField[], title: string | null): RecordField[][] => {
  const lines: RecordField[][] = [];
  let isOpen = false;
  for (const field of fields) {
    const isWide = wide.has(field.kind) || field.key === title;
    if (!isWide && isOpen) lines.at(-1)?.push(field);
    else lines.push([field]);
    isOpen = isWide ? false : !isOpen;
  }
  return lines;
};

/** Adds or changes one record of any kind; the form is made of the fields of the kind. */
export const EntryForm = ({ kind: key, entry, given = nothing, onClose }: EntryFormProps) => {
  const { t } = useTranslation();
  const words = useRecordWords();
  const { partner, program, currency } = usePartnerPage();
  const language = locale();
  const kind = recordKindOf(key);
  const saved = useMemo(
    () => (entry ? entryToValues(kind, entry, currency, language) : newEntryValues(kind, { asOf: program.asOf, currency, given })),
    [entry, kind, currency, language, program.asOf, given],
  );
  const draftKey = entry ? entryDraftKey(key, entry.id) : newDraftKey(key, partner.id, given);
  const { values, changed, isDirty, set, discard } = useFormDraft<EntryFormValues>(draftKey, saved);
  const { run, isRunning, error } = useCommand('entries.save');
  const { run: remove } = useCommand('entries.remove');
  const problems = entryProblems(kind, values, language);
  const missing = missingFields(kind, values);
  const one = words.oneWithin(key);
  const name = entry ? entryTitle(kind, entry, words.choice, words.one(key)) : words.one(key);
  const asked = kind.fields.filter(({ key: field }) => !(field in given));
  const field = (one: RecordField) => (
    <EntryField
      key={one.key}
      kind={key}
      field={one}
      values={values}
      problem={problems[one.key]}
      isFirst={one === asked[0]}
      set={(name, value) => set(name, value)}
    />
  );
  return (
    <RecordForm
      title={t(($) => $.partner.entry[entry ? 'edit' : 'add'], { kind: one })}
      draft={{ isDirty, discard }}
      command={{ isRunning, error }}
      canSave={(isDirty || entry === undefined) && Object.keys(problems).length === 0 && missing.length === 0}
      save={() => run(entryToInput(kind, { id: entry?.id, partnerId: partner.id }, values, changed, language))}
      said={t(($) => $.partner.entry.saved, { name })}
      {...(entry
        ? {
            removal: {
              label: t(($) => $.partner.entry.remove, { kind: one }),
              said: t(($) => $.partner.entry.removed, { name }),
              run: () => remove({ kind: key, id: entry.id }),
            },
            record: { entity: key, id: entry.id },
          }
        : {})}
      onClose={onClose}
    >
      {inLines(asked, kind.title).map((line) =>
        line.length === 1 && (wide.has(line[0]?.kind ?? 'text') || line[0]?.key === kind.title) ? (
          line.map(field)
        ) : (
          <div key={line[0]?.key} className={form['pair']}>
            {line.map(field)}
          </div>
        ),
      )}
      {kind.hasMoney ? (
        <div className={form['pair']}>
          <TextInput
            label={t(($) => $.partner.deals.currency)}
            value={values['currency'] ?? ''}
            maxLength={3}
            error={problems['currency'] ? t(($) => $.partner.form.currencyInvalid) : undefined}
            onChange={(event) => set('currency', event.currentTarget.value.toUpperCase())}
          />
        </div>
      ) : null}
      {key === 'mdf_request' ? <MdfRoom id={entry?.id} values={values} /> : null}
      <Textarea
        label={t(($) => $.partner.entry.note)}
        autosize
        minRows={2}
        maxRows={12}
        value={values['note'] ?? ''}
        onChange={(event) => set('note', event.currentTarget.value)}
      />
      {missing.length > 0 ? (
        <p className={form['needed']}>
          {t(($) => $.partner.entry.needed, { fields: missing.map((one) => words.field(key, one.key)).join(', ') })}
        </p>
      ) : null}
    </RecordForm>
  );
};
