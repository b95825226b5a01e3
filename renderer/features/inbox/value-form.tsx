import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fields } from '#shared/sync/table.ts';
import { syncFieldWord, syncValueKind } from '#shared/sync/words.ts';
import { useOnceWhenShown } from '#renderer/state/use-once-when-shown.ts';
import { onEscape } from '#renderer/ui/on-escape.ts';
import classes from './inbox.module.css';
import { focusItemOf } from './use-item-focus.ts';
import { ValueField } from './value-field.tsx';
import type { ValueNames } from './value-text.ts';

type ValueFormProps = {
  label: string;
  table: string;
  fields: Readonly<Fields>;
  labels?: Readonly<Record<string, string>>;
  names: ValueNames;
  saveLabel: string;
  isBusy: boolean;
  /** Called with all fields, corrected or not. */
  onSave(fields: Fields): void;
  onClose(): void;
};

/** Columns that a person does not type: they follow from others, or name the record. */
const followed = new Set(['id', 'created_at', 'updated_at', 'name_key', 'partner_id', 'frozen_package']);

/** Values to correct before they are kept or sent; Escape leaves them as they were. */
export const ValueForm = ({ label, table, fields, labels = {}, names, saveLabel, isBusy, onSave, onClose }: ValueFormProps) => {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  useOnceWhenShown(() => form.current?.querySelector<HTMLElement>('input, textarea, select')?.focus());
  const close = (): void => {
    focusItemOf(form.current);
    onClose();
  };
  const [typed, setTyped] = useState<Fields>({ ...fields });
  const [bad, setBad] = useState<ReadonlySet<string>>(new Set());
  const currencyOf = (column: string): string => {
    const named = typed['currency'] ?? typed[column.replace(/_minor$/, '_currency')];
    return typeof named === 'string' ? named : (names.program?.reportingCurrency ?? 'USD');
  };
  const columns = Object.keys(fields).filter((column) => !followed.has(column) && syncValueKind(table, column) !== 'json');
  return (
    <form
      ref={form}
      className={classes['form']}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (bad.size === 0) onSave(typed);
      }}
      onKeyDown={onEscape(close)}
    >
      {columns.map((column) => (
        <ValueField
          key={column}
          table={table}
          column={column}
          label={labels[column] ?? syncFieldWord(table, column)}
          value={typed[column] ?? null}
          currency={currencyOf(column)}
          names={names}
          onChange={(value) => {
            const { [column]: _, ...others } = typed;
            setTyped({ ...others, [column]: value ?? null });
            setBad((before) => new Set([...before].filter((one) => one !== column).concat(value === undefined ? [column] : [])));
          }}
        />
      ))}
      <div className={classes['buttons']}>
        <Button type="submit" loading={isBusy} disabled={bad.size > 0}>
          {saveLabel}
        </Button>
        <Button variant="default" onClick={close}>
          {t(($) => $.ui.cancel)}
        </Button>
      </div>
    </form>
  );
};
