import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#shared/api/imports.ts';
import { formatCount } from '#renderer/ui/format.ts';
import { StatusMark } from '#renderer/ui/status-mark.tsx';
import classes from './import.module.css';
import tables from './table.module.css';

/** The first records of each kind as they would stand in the store, and the first rows that would wait. */
export const PlannedRows = ({ rows }: { rows: ImportPreview['rows'] }) => {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  if (rows.length === 0) return null;
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" mt={8} aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {t(($) => $.import.preview.first)}
      </Button>
      {isShown ? (
        <div className={tables['tableBox']}>
          <table className={tables['table']}>
            <thead>
              <tr>
                <th scope="col">{t(($) => $.import.preview.action)}</th>
                <th scope="col">{t(($) => $.import.preview.name)}</th>
                <th scope="col">{t(($) => $.import.preview.values)}</th>
                <th scope="col">{t(($) => $.import.preview.file)}</th>
                <th scope="col" className={tables['number']}>
                  {t(($) => $.import.preview.row)}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ file, row, entity, action, name, values, problem }) => (
                <tr key={`${file} ${entity} ${row}`}>
                  <td style={{ whiteSpace: 'nowrap' }}>
                    {action === 'attention' ? (
                      <StatusMark meaning="atRisk" label={t(($) => $.import.preview.actionText.attention)} />
                    ) : (
                      `${t(($) => $.import.preview.actionText[action])}: ${t(($) => $.import.entityOne[entity])}`
                    )}
                  </td>
                  <th scope="row">{name}</th>
                  <td>
                    {problem ? <span>{problem.message}</span> : null}
                    {problem
                      ? null
                      : values
                          .map(({ label, value, before }) =>
                            before === null ? `${label}: ${value}` : `${label}: ${value} (${t(($) => $.import.preview.was, { before })})`,
                          )
                          .join(' · ')}
                  </td>
                  <td className={classes['quiet']}>{file}</td>
                  <td className={tables['number']}>{formatCount(row)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  );
};
