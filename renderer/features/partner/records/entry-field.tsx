import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RecordField } from '#shared/domain/records/record-kind.ts';
import type { RecordKey } from '#shared/domain/records/record-kinds.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { usePartnerPage } from '../partner-page-context.tsx';
import { type EntryFormValues, type EntryProblem, nameKey } from './entry-values.ts';
import { PartnerField } from './partner-field.tsx';
import { ReferenceField } from './reference-field.tsx';
import { useRecordWords } from './use-record-words.ts';

type EntryFieldProps = {
  kind: RecordKey;
  field: RecordField;
  values: EntryFormValues;
  problem: EntryProblem | undefined;
  isFirst: boolean;
  set(field: string, value: string): void;
};

const notSet = '';

/** One field of the form of a record, drawn by its kind. */
export const EntryField = ({ kind, field, values, problem, isFirst, set }: EntryFieldProps) => {
  const { t } = useTranslation();
  const words = useRecordWords();
  const { program } = usePartnerPage();
  const label = words.field(kind, field.key);
  const value = values[field.key] ?? '';
  const isRequired = field.required === true;
  const change = (text: string): void => set(field.key, text);
  const error = problem === undefined ? undefined : t(($) => $.partner.entry.problem[problem]);
  const options = (list: ReadonlyArray<{ value: string; label: string }>) =>
    isRequired && value !== notSet ? [...list] : [{ value: notSet, label: t(($) => $.ui.notSet) }, ...list];
  switch (field.kind) {
    case 'date':
      return (
        <DateField
          label={isRequired ? `${label} *` : label}
          value={value || null}
          autoFocus={isFirst}
          onChange={(date) => change(date ?? '')}
        />
      );
    case 'choice':
      return (
        <NativeSelect
          label={label}
          required={isRequired}
          data={options((field.choices ?? []).map((choice) => ({ value: choice, label: words.choice(choice) })))}
          value={value}
          data-autofocus={isFirst || undefined}
          onChange={(event) => change(event.currentTarget.value)}
        />
      );
    case 'stage':
      return (
        <NativeSelect
          label={label}
          required={isRequired}
          data={options(program.stages.map((stage) => ({ value: stage.key, label: stage.label })))}
          value={value}
          onChange={(event) => change(event.currentTarget.value)}
        />
      );
    case 'partner':
      return (
        <PartnerField
          label={label}
          chosen={value === '' ? null : { id: value, name: values[nameKey(field.key)] ?? value }}
          onChoose={(id, name) => {
            change(id ?? '');
            set(nameKey(field.key), name);
          }}
        />
      );
    case 'person':
    case 'contact':
    case 'product':
    case 'deal':
    case 'record':
    case 'program':
      return <ReferenceField field={field} label={label} value={value} onChange={change} />;
    case 'long':
      return (
        <Textarea
          label={label}
          required={isRequired}
          autosize
          minRows={2}
          maxRows={10}
          value={value}
          onChange={(event) => change(event.currentTarget.value)}
        />
      );
    default:
      return (
        <TextInput
          label={label}
          required={isRequired}
          value={value}
          error={error}
          data-autofocus={isFirst || undefined}
          inputMode={field.kind === 'money' ? 'decimal' : field.kind === 'whole' ? 'numeric' : 'text'}
          {...(field.kind === 'ratio' ? { rightSection: '%' } : {})}
          {...(field.kind === 'quarter' ? { placeholder: '2017-Q4' } : {})}
          onChange={(event) => change(event.currentTarget.value)}
        />
      );
  }
};
