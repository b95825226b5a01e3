import { useTranslation } from 'react-i18next';
import type { MovedFigure } from '#shared/qbr/moved.ts';
import { formatFigure } from '#renderer/ui/format.ts';
import blocks from './blocks.module.css';
import classes from './editor.module.css';

/** Which figures of a frozen package would be others today, from what to what, and whether they are still defined as they were. */
export const MovedFigures = ({ moved, intact }: { moved: readonly MovedFigure[]; intact: boolean | null }) => {
  const { t } = useTranslation();
  // what does not match its fingerprint cannot say what has moved since
  if (intact === false)
    return (
      <p role="alert" className={classes['damaged']}>
        {t(($) => $.qbr.editor.notIntact)}
      </p>
    );
  if (moved.length === 0) return <p className={classes['unmoved']}>{t(($) => $.qbr.editor.movedNone)}</p>;
  const text = (figure: MovedFigure, value: number | null): string => formatFigure({ ...figure, value }) ?? t(($) => $.ui.notAvailable);
  return (
    <details className={classes['moved']} open>
      <summary>{t(($) => $.qbr.editor.movedTitle, { count: moved.length })}</summary>
      <p>{t(($) => $.qbr.editor.movedText)}</p>
      <div className={blocks['scroll']}>
        <table className={blocks['table']}>
          <thead>
            <tr>
              <th scope="col">{t(($) => $.qbr.editor.movedFigure)}</th>
              <th scope="col">{t(($) => $.qbr.editor.movedPeriod)}</th>
              <th scope="col" data-align="right">
                {t(($) => $.qbr.editor.movedFrom)}
              </th>
              <th scope="col" data-align="right">
                {t(($) => $.qbr.editor.movedTo)}
              </th>
            </tr>
          </thead>
          <tbody>
            {moved.map((figure) => (
              <tr key={figure.key}>
                <th scope="row">
                  {figure.label}
                  {figure.definition === 'same' ? null : (
                    <span className={classes['defined']}>
                      {t(($) => $.qbr.editor.definition[figure.definition as 'changed' | 'removed'])}
                    </span>
                  )}
                </th>
                <td>{figure.period}</td>
                <td data-align="right">{text(figure, figure.from)}</td>
                <td data-align="right" className={blocks['strong']}>
                  {text(figure, figure.to)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
};
