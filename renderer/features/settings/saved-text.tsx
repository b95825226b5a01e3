import { TextInput } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useDraft } from '#renderer/state/drafts.ts';
import type { Done } from '#renderer/state/use-command.ts';

type SavedTextProps = {
  /** Names the field for ever. */
  draftKey: string;
  label: string;
  value: string;
  save(value: string): Promise<Done<unknown>>;
  description?: string;
  /** Shown in grey in an empty field: what holds then. */
  placeholder?: string;
  /** The label is told, not shown: in tables, where the column has it. */
  isBare?: boolean;
  /** What is wrong with the text, or null. */
  check?(value: string): string | null;
};

/** A short text that saves itself while it is typed, and says when it could not. */
export const SavedText = ({ draftKey, label, value, save, description, placeholder, isBare = false, check }: SavedTextProps) => {
  const { t } = useTranslation();
  const saveChecked = useCallback(
    (text: string): Promise<Done<unknown>> => (check?.(text) ? Promise.resolve({ ok: true, data: null }) : save(text)),
    [check, save],
  );
  const draft = useDraft(draftKey, value, saveChecked);
  const complaint = check?.(draft.value) ?? (draft.error ? `${draft.error.message} ${draft.error.hint}` : null);
  return (
    <TextInput
      {...(isBare ? { 'aria-label': label } : { label })}
      value={draft.value}
      description={description}
      {...(placeholder === undefined ? {} : { placeholder })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={complaint ?? undefined}
      rightSection={draft.state === 'saving' ? <span aria-label={t(($) => $.ui.draft.saving)}>…</span> : null}
      onChange={(event) => draft.set(event.currentTarget.value)}
      onBlur={draft.flush}
      onKeyDown={(event) => event.key === 'Enter' && draft.flush()}
    />
  );
};
