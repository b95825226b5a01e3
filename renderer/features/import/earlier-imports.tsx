import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { navigate } from '#renderer/state/router.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatCount, formatTime } from '#renderer/ui/format.ts';
import { totalsOf } from './counts.ts';
import classes from './import.module.css';
import tables from './table.module.css';
import { UndoImport } from './undo-import.tsx';

/** What was imported before, newest first; each can be taken back. */
export const EarlierImports = () => {
  const { t } = useTranslation();
  const { data, error } = useQuery('imports.list', {});
  if (error && !data) return <ErrorNote error={error} />;
  if (!data) return null;
  if (data.imports.length === 0)
    return (
      <EmptyState kind="nothing" title={t(($) => $.import.empty.earlierNone.title)} text={t(($) => $.import.empty.earlierNone.text)}>
        <Button onClick={() => navigate({ place: 'import' })}>{t(($) => $.import.empty.earlierNone.start)}</Button>
      </EmptyState>
    );
  return (
    <div className={classes['scroll']}>
      <div className={classes['body']}>
        <section className={`${classes['card']} ${tables['tableBox']}`}>
          <table className={tables['table']} aria-label={t(($) => $.import.earlier.title)}>
            <thead>
              <tr>
                <th scope="col">{t(($) => $.import.earlier.when)}</th>
                <th scope="col">{t(($) => $.import.earlier.files)}</th>
                <th scope="col" className={tables['number']}>
                  {t(($) => $.import.earlier.created)}
                </th>
                <th scope="col" className={tables['number']}>
                  {t(($) => $.import.earlier.updated)}
                </th>
                <th scope="col" className={tables['number']}>
                  {t(($) => $.import.earlier.waiting)}
                </th>
                <th scope="col">{t(($) => $.import.earlier.state)}</th>
              </tr>
            </thead>
            <tbody>
              {data.imports.map(({ id, files, createdAt, counts, waiting, state, undoneAt }) => {
                const { created, updated } = totalsOf(counts);
                const names = files.join(', ');
                return (
                  <tr key={id}>
                    <td style={{ whiteSpace: 'nowrap' }}>
                      <time dateTime={new Date(createdAt).toISOString()}>{formatTime(createdAt)}</time>
                    </td>
                    <th scope="row">{names}</th>
                    <td className={tables['number']}>{formatCount(created)}</td>
                    <td className={tables['number']}>{formatCount(updated)}</td>
                    <td className={tables['number']}>{formatCount(waiting)}</td>
                    <td>
                      {state === 'undone' ? (
                        <span className={classes['quiet']}>
                          {t(($) => $.import.earlier.undone, { date: undoneAt === null ? '' : formatTime(undoneAt) })}
                        </span>
                      ) : (
                        <UndoImport
                          importId={id}
                          label={t(($) => $.import.earlier.undo)}
                          description={t(($) => $.import.earlier.undoOf, { files: names })}
                        />
                      )}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      </div>
    </div>
  );
};
