import { useTranslation } from 'react-i18next';
import type { ImportCounts } from '#shared/api/imports.ts';
import { isRecordKey } from '#shared/domain/records/record-kinds.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { type CountLine, countLines } from './counts.ts';
import tables from './table.module.css';

/** Records by kind: created, updated, unchanged. Nothing when there is none. */
export const CountTable = ({ counts, isDone = false }: { counts: ImportCounts; isDone?: boolean }) => {
  const { t } = useTranslation();
  const labelOf = (line: CountLine): string => {
    if (line.isSide) return t(($) => $.import.also[line.key]);
    const { key } = line;
    return isRecordKey(key) ? t(($) => $.import.entity[key]) : t(($) => $.import.count[key]);
  };
  const number = (value: number) => <td className={`${tables['number']} ${value === 0 ? tables['zero'] : ''}`}>{formatCount(value)}</td>;
  const lines = countLines(counts);
  if (lines.length === 0) return null;
  return (
    <table className={tables['table']}>
      <thead>
        <tr>
          <th scope="col">{t(($) => $.import.preview.entity)}</th>
          <th scope="col" className={tables['number']}>
            {t(($) => (isDone ? $.import.earlier.created : $.import.preview.create))}
          </th>
          <th scope="col" className={tables['number']}>
            {t(($) => (isDone ? $.import.earlier.updated : $.import.preview.update))}
          </th>
          <th scope="col" className={tables['number']}>
            {t(($) => $.import.preview.unchanged)}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key} className={line.isSide ? tables['side'] : undefined}>
            <th scope="row">{labelOf(line)}</th>
            {number(line.created)}
            {number(line.updated)}
            {number(line.unchanged)}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
