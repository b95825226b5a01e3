import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DateOrder, DecimalMark, Delimiter, Encoding, type ImportMapping } from '#shared/import/mapping.ts';
import { useCore } from '#renderer/state/core-context.tsx';
import type { DetectedFile } from './detected.tsx';
import classes from './import.module.css';
import { withReading, withSource } from './mapping-edits.ts';
import { check, useWizardStore } from './wizard-store.ts';

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

const CurrencyField = ({ value, onChange }: { value: string; onChange(currency: string): void }) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  const isBad = !/^[A-Z]{3}$/.test(typed);
  return (
    <TextInput
      label={t(($) => $.import.detected.currency)}
      value={typed}
      maxLength={3}
      error={isBad}
      onChange={(event) => setTyped(event.currentTarget.value.toUpperCase())}
      onBlur={() => {
        if (!isBad && typed !== value) onChange(typed);
      }}
    />
  );
};

/** How the file is read, as it was found; a change reads it again. */
export const ReadingChoices = ({ file, index }: { file: DetectedFile; index: number }) => {
  const { t } = useTranslation();
  const { transport } = useCore();
  const mapping = useWizardStore((state) => state.mapping);
  const again = (change: (now: ImportMapping) => ImportMapping): void => {
    if (mapping) void check(transport, { mapping: change(mapping) });
  };
  const notSettled = { value: '', label: t(($) => $.import.dateOrder.none) };
  return (
    <div className={classes['settings']}>
      {file.sheets.length > 1 ? (
        <NativeSelect
          label={t(($) => $.import.detected.sheet)}
          data={file.sheets}
          value={file.sheet ?? ''}
          onChange={(event) => {
            const sheet = event.currentTarget.value;
            again((now) => withSource(now, index, { sheet }));
          }}
        />
      ) : null}
      {file.encoding === null ? null : (
        <NativeSelect
          label={t(($) => $.import.detected.encoding)}
          data={Encoding.options.map((value) => ({ value, label: t(($) => $.import.encoding[value]) }))}
          value={file.encoding}
          onChange={(event) => {
            const encoding = Encoding.parse(event.currentTarget.value);
            again((now) => withSource(now, index, { encoding }));
          }}
        />
      )}
      {file.delimiter === null ? null : (
        <NativeSelect
          label={t(($) => $.import.detected.delimiter)}
          data={Delimiter.options.map((value) => ({ value, label: t(($) => $.import.delimiter[delimiterNames[value]]) }))}
          value={file.delimiter}
          onChange={(event) => {
            const delimiter = Delimiter.parse(event.currentTarget.value);
            again((now) => withSource(now, index, { delimiter }));
          }}
        />
      )}
      <NativeSelect
        label={t(($) => $.import.detected.dateOrder)}
        data={[
          ...(file.dateOrder === null ? [notSettled] : []),
          ...DateOrder.options.map((value) => ({ value, label: t(($) => $.import.dateOrder[value]) })),
        ]}
        value={file.dateOrder ?? ''}
        onChange={(event) => {
          const dateOrder = DateOrder.parse(event.currentTarget.value);
          again((now) => withReading(now, index, { dateOrder }));
        }}
      />
      <NativeSelect
        label={t(($) => $.import.detected.decimal)}
        data={[
          ...(file.decimal === null ? [notSettled] : []),
          ...DecimalMark.options.map((value) => ({ value, label: t(($) => $.import.decimal[value]) })),
        ]}
        value={file.decimal ?? ''}
        onChange={(event) => {
          const decimal = DecimalMark.parse(event.currentTarget.value);
          again((now) => withReading(now, index, { decimal }));
        }}
      />
      <CurrencyField value={file.currency} onChange={(currency) => again((now) => withReading(now, index, { currency }))} />
      <TextInput
        label={t(($) => $.import.detected.header)}
        value={t(($) => $.import.detected.headerRow, { row: file.headerRow })}
        readOnly
        variant="unstyled"
      />
    </div>
  );
};
