import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#shared/api/imports.ts';
import type { ImportEntity } from '#shared/import/mapping.ts';
import { useCore } from '#renderer/state/core-context.tsx';
import { formatCount } from '#renderer/ui/format.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import { ColumnTable } from './column-table.tsx';
import { HoldsSelect } from './holds-select.tsx';
import { FirstRows } from './first-rows.tsx';
import classes from './import.module.css';
import { withEntity } from './mapping-edits.ts';
import { ReadingChoices } from './reading-choices.tsx';
import { check, useWizardStore } from './wizard-store.ts';

export type DetectedFile = ImportPreview['files'][number];

/** What was found in one file: what it holds, how it is read, and what each column fills; all of it can be changed. */
export const Detected = ({ file, index }: { file: DetectedFile; index: number }) => {
  const { t } = useTranslation();
  const { transport } = useCore();
  const mapping = useWizardStore((state) => state.mapping);
  const id = useId();
  const used = file.columns.filter(({ field }) => field !== null).length;
  const filled = new Set(file.columns.map(({ field }) => field));
  const missing = file.entity === null ? [] : file.fields.filter(({ key, required }) => required && !filled.has(key));
  const needsLook = file.entity === null || missing.length > 0 || used < file.columns.length;
  const choose = (entity: ImportEntity | null): void => {
    const headers = file.columns.map(({ header }) => header);
    if (mapping && entity !== file.entity) void check(transport, { mapping: withEntity(mapping, index, entity, headers) });
  };
  return (
    <section className={classes['card']} aria-labelledby={id}>
      <div className={classes['cardHead']}>
        <h3 id={id}>{file.file}</h3>
        <span className={classes['quiet']}>
          {t(($) => $.import.detected.rows, { count: file.rows })},{' '}
          {t(($) => $.import.detected.used, { used: formatCount(used), all: formatCount(file.columns.length) })}
        </span>
        <HoldsSelect file={file.file} value={file.entity} onChange={choose} />
      </div>
      {file.remarks.map((remark) => (
        <p key={`${remark.code} ${remark.column} ${remark.row}`} className={classes['remark']}>
          <StatusMark meaning={remark.code.startsWith('NOTE_') ? 'unknown' : 'atRisk'} label={remark.message} />{' '}
          <span className={classes['quiet']}>{remark.hint}</span>
        </p>
      ))}
      {missing.length > 0 ? (
        <p className={classes['remark']}>
          <StatusMark
            meaning="atRisk"
            label={t(($) => $.import.columns.missing, { fields: missing.map(({ label }) => label).join(', ') })}
          />
        </p>
      ) : null}
      <details open={needsLook}>
        <summary className={classes['summary']}>{t(($) => $.import.detected.details, { file: file.file })}</summary>
        <ReadingChoices file={file} index={index} />
        <ColumnTable file={file} index={index} />
        <FirstRows file={file} />
      </details>
    </section>
  );
};
