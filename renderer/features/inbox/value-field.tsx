import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isIsoDate } from '#shared/domain/dates.ts';
import type { Cell } from '#shared/sync/table.ts';
import { syncValueKind } from '#shared/sync/words.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { formatMinor, locale } from '#renderer/ui/format.ts';
import { parseAmount } from '#renderer/ui/parse-amount.ts';
import { NumberField } from './number-field.tsx';
import { valueOptions } from './value-options.ts';
import type { ValueNames } from './value-text.ts';

type ValueFieldProps = {
  table: string;
  column: string;
  label: string;
  value: Cell;
  currency: string;
  names: ValueNames;
  /** Undefined: what is typed is no value of this field. */
  onChange(value: Cell | undefined): void;
};

const readNumber = (text: string): number | null | undefined => {
  if (text.trim() === '') return null;
  const value = Number(text.replace(',', '.'));
  return Number.isFinite(value) ? value : undefined;
};

/** One column to correct, by the kind of its value. */
export const ValueField = ({ table, column, label, value, currency, names, onChange }: ValueFieldProps) => {
  const { t } = useTranslation();
  const kind = syncValueKind(table, column);
  const text = value === null ? '' : String(value);
  const options = valueOptions(table, column, names);
  if (options)
    return (
      <NativeSelect
        label={label}
        value={text}
        data={[{ value: '', label: t(($) => $.ui.notSet) }, ...options]}
        onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
      />
    );
  switch (kind) {
    case 'money':
      return (
        <NumberField
          label={label}
          start={value === null ? '' : formatMinor(Number(value), currency)}
          unit={currency}
          read={(typed) => (typed.trim() === '' ? null : (parseAmount(typed, currency, locale()) ?? undefined))}
          complaint={t(($) => $.inbox.value.amountInvalid)}
          onChange={onChange}
        />
      );
    case 'ratio':
    case 'whole':
    case 'number': {
      const scale = kind === 'ratio' ? 100 : 1;
      return (
        <NumberField
          label={label}
          start={value === null ? '' : String(Number(value) * scale)}
          unit={kind === 'ratio' ? '%' : ''}
          read={(typed) => {
            const read = readNumber(typed);
            return typeof read === 'number' ? read / scale : read;
          }}
          complaint={t(($) => $.ui.grid.notANumber)}
          onChange={onChange}
        />
      );
    }
    case 'yesNo':
      return (
        <NativeSelect
          label={label}
          value={text}
          data={[
            { value: '1', label: t(($) => $.ui.yes) },
            { value: '0', label: t(($) => $.ui.no) },
          ]}
          onChange={({ currentTarget }) => onChange(Number(currentTarget.value))}
        />
      );
    case 'long':
      return (
        <Textarea
          label={label}
          autosize
          minRows={2}
          maxRows={10}
          value={text}
          onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
        />
      );
    default:
      if (kind === 'date' && (value === null || isIsoDate(text)))
        return <DateField label={label} value={value === null ? null : text} onChange={onChange} />;
      return (
        <TextInput
          label={label}
          value={text}
          onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
        />
      );
  }
};
