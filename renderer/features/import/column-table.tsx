import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ImportMapping, Unit } from '#shared/import/mapping.ts';
import { useCore } from '#renderer/state/core-context.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import type { DetectedFile } from './detected.tsx';
import classes from './import.module.css';
import tables from './table.module.css';
import { withField, withUnit } from './mapping-edits.ts';
import { check, useWizardStore } from './wizard-store.ts';

/** Fields whose amounts may stand in thousands or millions. */
const amountFields: ReadonlySet<string> = new Set(['amount', 'annualRevenue', 'listPrice']);

/** Each column of the file with some of its values, and what it fills. */
export const ColumnTable = ({ file, index }: { file: DetectedFile; index: number }) => {
  const { t } = useTranslation();
  const { transport } = useCore();
  const mapping = useWizardStore((state) => state.mapping);
  const again = (change: (now: ImportMapping) => ImportMapping): void => {
    if (mapping) void check(transport, { mapping: change(mapping) });
  };
  const fields = [
    { value: '', label: t(($) => $.import.columns.leftOut) },
    ...file.fields.map(({ key, label, required }) => ({
      value: key,
      label: required ? `${label} (${t(($) => $.import.columns.required)})` : label,
    })),
  ];
  return (
    <div className={tables['tableBox']}>
      <table className={tables['table']} aria-label={t(($) => $.import.columns.title, { file: file.file })}>
        <thead>
          <tr>
            <th scope="col">{t(($) => $.import.columns.header)}</th>
            <th scope="col">{t(($) => $.import.columns.field)}</th>
            <th scope="col">{t(($) => $.import.columns.how)}</th>
            <th scope="col">{t(($) => $.import.columns.samples)}</th>
          </tr>
        </thead>
        <tbody>
          {file.columns.map(({ header, field, how, unit, samples, filled }) => (
            <tr key={header}>
              <th scope="row">{header}</th>
              <td>
                <div className={classes['choice']}>
                  <NativeSelect
                    aria-label={t(($) => $.import.columns.fieldOf, { header })}
                    data={fields}
                    value={field ?? ''}
                    disabled={file.entity === null}
                    onChange={(event) => {
                      const chosen = event.currentTarget.value;
                      again((now) => withField(now, index, header, chosen === '' ? null : chosen));
                    }}
                  />
                  {field !== null && amountFields.has(field) ? (
                    <NativeSelect
                      aria-label={t(($) => $.import.columns.unitOf, { header })}
                      data={Unit.options.map((value) => ({ value, label: t(($) => $.import.unit[value]) }))}
                      value={unit ?? 'one'}
                      onChange={(event) => {
                        const chosen = Unit.parse(event.currentTarget.value);
                        again((now) => withUnit(now, index, header, chosen));
                      }}
                    />
                  ) : null}
                </div>
              </td>
              <td className={classes['quiet']}>{t(($) => $.import.columns.howText[how])}</td>
              <td>
                <div className={tables['samples']} title={samples.join(', ')}>
                  {samples.join(', ')}
                </div>
                {filled < file.rows ? (
                  <div className={classes['quiet']}>
                    {t(($) => $.import.columns.filled, { filled: formatCount(filled), rows: formatCount(file.rows) })}
                  </div>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
