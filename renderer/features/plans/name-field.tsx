import { Autocomplete } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '#renderer/state/drafts.ts';
import type { Done } from '#renderer/state/use-command.ts';

type NameFieldProps = {
  /** Names the field for ever. */
  draftKey: string;
  label: string;
  saved: string | null;
  /** Names that are known; any other can be typed. */
  known: readonly string[];
  onSave(name: string | null): Promise<Done<unknown>>;
};

/** The name of a person: typed, or chosen among those who are known. */
export const NameField = ({ draftKey, label, saved, known, onSave }: NameFieldProps) => {
  const { t } = useTranslation();
  const save = useCallback((name: string) => onSave(name.trim() || null), [onSave]);
  const { value, error, set, flush } = useDraft(draftKey, saved ?? '', save);
  return (
    <Autocomplete
      size="xs"
      label={label}
      placeholder={t(($) => $.plans.people.notNamed)}
      data={[...new Set(known)]}
      value={value}
      maxLength={300}
      limit={20}
      error={error?.message}
      onChange={set}
      onBlur={flush}
      onOptionSubmit={set}
    />
  );
};
