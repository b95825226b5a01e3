import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type NumberFieldProps = {
  label: string;
  value: number | null;
  onChange(value: number | null): void;
  /** Bounds of what is typed; outside of them nothing is taken over. */
  min?: number;
  max?: number;
  isWhole?: boolean;
  /** What the number is in, such as "%". */
  unit?: string;
  /** An empty field is an answer: null. */
  canBeEmpty?: boolean;
  width?: number;
  placeholder?: string;
  isDisabled?: boolean;
};

const read = (text: string): number => Number(text.trim().replace(/\s/g, '').replace(',', '.'));
const written = (value: number | null): string => (value === null ? '' : String(Math.round(value * 1e6) / 1e6));

/** A number in a table: what is typed counts as soon as it is one, and what is none is said and not taken over. */
export const NumberField = (props: NumberFieldProps) => {
  const {
    label,
    value,
    onChange,
    min = -1e12,
    max = 1e12,
    isWhole = false,
    unit,
    canBeEmpty = false,
    width,
    placeholder,
    isDisabled = false,
  } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const complaintOf = (text: string): string | null => {
    if (text.trim() === '') return canBeEmpty ? null : t(($) => $.program.number.invalid);
    const number = read(text);
    if (Number.isNaN(number) || (isWhole && !Number.isInteger(number))) return t(($) => $.program.number.invalid);
    if (number >= min && number <= max) return null;
    return max === 1e12 ? t(($) => $.program.number.least, { min }) : t(($) => $.program.number.between, { min, max });
  };
  return (
    <TextInput
      aria-label={label}
      inputMode="decimal"
      value={typed ?? written(value)}
      placeholder={placeholder}
      disabled={isDisabled}
      error={typed === null ? undefined : (complaintOf(typed) ?? undefined)}
      {...(width === undefined ? {} : { w: width })}
      {...(unit === undefined
        ? {}
        : { rightSection: <span aria-hidden>{unit}</span>, rightSectionPointerEvents: 'none', rightSectionWidth: 8 + unit.length * 9 })}
      styles={{ input: { textAlign: 'right' } }}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        if (complaintOf(text) === null) onChange(text.trim() === '' ? null : read(text));
      }}
      onBlur={() => setTyped(null)}
    />
  );
};
