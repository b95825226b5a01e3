import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IsoDate } from '#shared/domain/dates.ts';
import { readDate, typedDate } from './date-text.ts';
import { formatDate, locale } from './format.ts';

type DateFieldProps = {
  label: string;
  value: IsoDate | null;
  /** Called with a date that exists, or null when the field was emptied; never with half a date. */
  onChange(date: IsoDate | null): void;
  description?: string;
  placeholder?: string;
  disabled?: boolean;
  autoFocus?: boolean;
  /** Called when Enter is pressed on a date, changed or not. */
  onDone?(): void;
};

/** A date as typed text: ISO, or in the order of the user's language. What is not a date stays in the field and says so. */
export const DateField = ({ label, value, onChange, description, placeholder, disabled, autoFocus, onDone }: DateFieldProps) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const language = locale();
  const text = typed ?? value ?? '';
  const isBad = typed !== null && typed.trim() !== '' && readDate(typed, language) === null;
  const commit = (): void => {
    if (typed === null || isBad) return;
    const date = typed.trim() === '' ? null : readDate(typed, language);
    setTyped(null);
    if (date !== value) onChange(date);
  };
  return (
    <TextInput
      label={label}
      description={description}
      value={text}
      placeholder={placeholder ?? t(($) => $.ui.date.placeholder)}
      disabled={disabled ?? false}
      data-autofocus={autoFocus || undefined}
      autoComplete="off"
      spellCheck={false}
      error={isBad ? t(($) => $.ui.date.invalid, { example: typedDate('2017-12-31', language) }) : undefined}
      rightSection={null}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      title={value === null ? undefined : formatDate(value)}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isBad) {
          commit();
          onDone?.();
        }
        if (event.key === 'Escape' && typed !== null) {
          event.stopPropagation();
          setTyped(null);
        }
      }}
    />
  );
};
