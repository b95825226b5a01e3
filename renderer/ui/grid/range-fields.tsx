import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../date-field.tsx';
import { locale } from '../format.ts';
import { readNumber, typedNumber } from '../number-text.ts';
import type { GridRange } from './columns.ts';
import classes from './menus.module.css';

type NumberFieldProps = { label: string; value: number | null; scale: number; onChange(value: number | null): void };

const NumberField = ({ label, value, scale, onChange }: NumberFieldProps) => {
  const { t } = useTranslation();
  const language = locale();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = value === null ? '' : typedNumber(value / scale, language);
  const read = typed === null || typed.trim() === '' ? null : readNumber(typed, language);
  const isBad = typed !== null && typed.trim() !== '' && read === null;
  return (
    <TextInput
      label={label}
      value={typed ?? shown}
      inputMode="decimal"
      autoComplete="off"
      error={isBad ? t(($) => $.ui.grid.notANumber) : undefined}
      onChange={({ currentTarget: { value: text } }) => {
        setTyped(text);
        const number = readNumber(text, language);
        // cents of a typed amount are whole
        if (text.trim() === '' || number !== null) onChange(number === null ? null : Math.round(number * scale * 1e6) / 1e6);
      }}
      onBlur={() => setTyped(null)}
    />
  );
};

type RangeFieldsProps = {
  label: string;
  of: { of: 'date' } | { of: 'number'; scale: number };
  range: GridRange | undefined;
  /** Called with undefined when neither end is bounded. */
  onChange(range: GridRange | undefined): void;
};

/** The two ends of a filter by range; an empty end is open. */
export const RangeFields = ({ label, of, range = { from: null, to: null }, onChange }: RangeFieldsProps) => {
  const { t } = useTranslation();
  const set = (end: Partial<GridRange>): void => {
    const next = { ...range, ...end };
    onChange(next.from === null && next.to === null ? undefined : next);
  };
  const ends = [
    ['from', t(($) => $.ui.grid.from)],
    ['to', t(($) => $.ui.grid.to)],
  ] as const;
  return (
    <div className={classes['values']} role="group" aria-label={t(($) => $.ui.grid.filterOf, { column: label })}>
      {ends.map(([end, name]) => {
        const value = range[end];
        return of.of === 'date' ? (
          <DateField key={end} label={name} value={typeof value === 'string' ? value : null} onChange={(date) => set({ [end]: date })} />
        ) : (
          <NumberField
            key={end}
            label={name}
            value={typeof value === 'number' ? value : null}
            scale={of.scale}
            onChange={(number) => set({ [end]: number })}
          />
        );
      })}
      <p className={classes['count']}>{t(($) => $.ui.grid.rangeHint)}</p>
    </div>
  );
};
