import { TextInput } from '@mantine/core';
import { useState } from 'react';

type MinutesFieldProps = { label: string; minutes: number; onChange(minutes: number): void };

/** A whole number of minutes, 1 to 480. What is typed and is none stands until the field is left, and changes nothing. */
export const MinutesField = ({ label, minutes, onChange }: MinutesFieldProps) => {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      aria-label={label}
      inputMode="numeric"
      styles={{ input: { textAlign: 'right' } }}
      value={typed ?? String(minutes)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        const next = Number(text);
        if (/^\d+$/.test(text) && next >= 1 && next <= 480) onChange(next);
      }}
      onBlur={() => setTyped(null)}
    />
  );
};
