import { TextInput } from '@mantine/core';
import { useState } from 'react';

type NumberFieldProps = {
  label: string;
  /** What stands in the field at first. */
  start: string;
  /** Behind the number: its currency or the sign for per cent. */
  unit: string;
  /** Undefined: the text is no such number. */
  read(text: string): number | null | undefined;
  complaint: string;
  onChange(value: number | null | undefined): void;
};

/** A number as typed text in the signs of the language; what is none stays in the field and says so. */
export const NumberField = ({ label, start, unit, read, complaint, onChange }: NumberFieldProps) => {
  const [typed, setTyped] = useState(start);
  return (
    <TextInput
      label={label}
      value={typed}
      inputMode="decimal"
      rightSection={unit}
      rightSectionWidth={unit.length > 1 ? 48 : 28}
      error={read(typed) === undefined ? complaint : undefined}
      onChange={({ currentTarget: { value } }) => {
        setTyped(value);
        onChange(read(value));
      }}
    />
  );
};
