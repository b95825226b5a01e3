import { useTranslation } from 'react-i18next';
import type { Conflict } from '#shared/api/sync.ts';
import type { Fields } from '#shared/sync/table.ts';
import classes from './inbox.module.css';
import { type ValueNames, valueLines, valueText } from './value-text.ts';

type ValueViewProps = { table: string; field: string; value: Conflict['base']; names: ValueNames; telling: ReadonlySet<string> };

/** One version of a field, or of fields that go together, as people read it. */
export const ValueView = ({ table, field, value, names, telling }: ValueViewProps) => {
  const { t } = useTranslation();
  const empty = <span className={classes['empty']}>{t(($) => $.inbox.value.empty)}</span>;
  if (value === null || typeof value !== 'object') {
    const text = valueText(table, field, value, {}, names);
    return <p className={classes['value']}>{text ?? empty}</p>;
  }
  const fields: Fields = value;
  const lines = valueLines(table, fields, names).filter(({ column }) => telling.has(column));
  const [only] = lines;
  if (lines.length === 0) return <p className={classes['value']}>{empty}</p>;
  if (lines.length === 1 && only) return <p className={classes['value']}>{only.text ?? empty}</p>;
  return (
    <dl className={classes['fields']}>
      {lines.map(({ column, label, text }) => (
        <div key={column}>
          <dt>{label}</dt>
          <dd className={classes['value']}>{text ?? empty}</dd>
        </div>
      ))}
    </dl>
  );
};
