import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PlanWorkbookChange } from '#shared/api/plan-files.ts';
import classes from './files.module.css';

/** Every change of a workbook: which cell, whose what, from what to what. */
export const ChangesTable = ({ changes }: { changes: readonly PlanWorkbookChange[] }) => {
  const { t } = useTranslation();
  const empty = <span className={classes['quiet']}>{t(($) => $.planFiles.read.empty)}</span>;
  return (
    // the keyboard scrolls it too
    <div className={classes['scroll']} role="region" aria-label={t(($) => $.planFiles.read.table)} tabIndex={0}>
      <table className={classes['table']}>
        <thead>
          <tr>
            <th scope="col">{t(($) => $.planFiles.read.cell)}</th>
            <th scope="col">{t(($) => $.planFiles.read.what)}</th>
            <th scope="col">{t(($) => $.planFiles.read.from)}</th>
            <th scope="col">{t(($) => $.planFiles.read.to)}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ cell, label, fromText, toText, action, moved }) => (
            <tr key={cell}>
              <td className={classes['cell']}>{cell}</td>
              <td>
                {label}
                {action === 'add' ? (
                  <Badge size="xs" variant="light" className={classes['badge'] ?? ''}>
                    {t(($) => $.planFiles.read.added)}
                  </Badge>
                ) : null}
                {moved ? (
                  <Badge size="xs" variant="outline" color="orange" className={classes['badge'] ?? ''}>
                    {t(($) => $.planFiles.read.moved)}
                  </Badge>
                ) : null}
              </td>
              <td className={classes['value']}>{fromText === '' ? empty : fromText}</td>
              <td className={classes['value']}>{toText === '' ? empty : toText}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
