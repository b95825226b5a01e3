import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DetectedFile } from './detected.tsx';
import tables from './table.module.css';

/** The first rows as they stand in the file. */
export const FirstRows = ({ file }: { file: DetectedFile }) => {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" mt={8} aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? t(($) => $.import.columns.hideRows) : t(($) => $.import.columns.showRows)}
      </Button>
      {isShown ? (
        <div
          className={tables['tableBox']}
          role="region"
          tabIndex={0}
          aria-label={t(($) => $.import.columns.firstRows, { file: file.file })}
        >
          <table className={tables['table']}>
            <thead>
              <tr>
                <th scope="col">{t(($) => $.import.columns.row)}</th>
                {file.columns.map(({ header }) => (
                  <th key={header} scope="col">
                    {header}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {file.firstRows.map(({ row, cells }) => (
                <tr key={row}>
                  <th scope="row">{row}</th>
                  {cells.map((cell, at) => (
                    <td key={file.columns[at]?.header ?? at} className={tables['cell']} title={cell}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  );
};
