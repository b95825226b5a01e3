import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AttentionEntry } from '#shared/api/imports.ts';
import { useFormDraft } from '#renderer/state/form-drafts.ts';
import { correctedCells, withSameValue } from './attention-rows.ts';
import attention from './attention.module.css';

type FixCellsProps = {
  entry: AttentionEntry;
  listed: readonly AttentionEntry[];
  isBusy: boolean;
  onSelect(entries: readonly AttentionEntry[]): void;
  onFix(cells: Array<{ header: string; value: string }>): Promise<boolean>;
};

/** The cells of one row as they stood in the file, to correct in place; beside each, the way to the rows that hold the same. */
export const FixCells = ({ entry, listed, isBusy, onSelect, onFix }: FixCellsProps) => {
  const { t } = useTranslation();
  const id = useId();
  const saved = useMemo(() => Object.fromEntries(entry.cells.map(({ header, value }) => [header, value])), [entry]);
  const { values, isDirty, set, discard } = useFormDraft<Record<string, string>>(`attention.${entry.id}`, saved);
  const save = async (): Promise<void> => {
    if (await onFix(correctedCells(entry, values))) discard();
  };
  return (
    <form
      className={attention['cells']}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3>{t(($) => $.import.attention.cells)}</h3>
      {entry.cells.map(({ header, value }, index) => {
        const like =
          value.trim() === ''
            ? t(($) => $.import.attention.sameEmpty, { header })
            : t(($) => $.import.attention.sameValue, { header, value });
        return (
          <div key={header} className={attention['cellRow']} data-wrong={header === entry.column || undefined}>
            <label htmlFor={`${id}-${index}`} title={header}>
              {header}
            </label>
            <TextInput
              id={`${id}-${index}`}
              value={values[header] ?? ''}
              placeholder={t(($) => $.import.attention.emptyCell)}
              onChange={(event) => set(header, event.currentTarget.value)}
            />
            <Tooltip label={like}>
              <ActionIcon aria-label={like} onClick={() => onSelect(withSameValue(listed, entry, header))}>
                <IconListCheck size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </div>
        );
      })}
      <Button type="submit" variant={isDirty ? 'filled' : 'default'} loading={isBusy} disabled={!isDirty}>
        {t(($) => $.import.attention.retry)}
      </Button>
    </form>
  );
};
