import { Select } from '@mantine/core';
import type { RecordField } from '#shared/domain/records/record-kind.ts';
import { useReferenceOptions } from './use-reference-options.ts';

type ReferenceFieldProps = { field: RecordField; label: string; value: string; onChange(value: string): void };

/** Chooses one of the records that a field can name, found by typing. */
export const ReferenceField = ({ field, label, value, onChange }: ReferenceFieldProps) => {
  const options = useReferenceOptions(field);
  // what is no longer in the list is still what the record names
  const known = value === '' || options.some((option) => option.value === value) ? options : [{ value, label: value }, ...options];
  return (
    <Select
      label={label}
      required={field.required === true}
      data={known}
      value={value || null}
      searchable
      clearable={field.required !== true}
      onChange={(chosen) => onChange(chosen ?? '')}
    />
  );
};
