import { useTranslation } from 'react-i18next';
import type { TemplateCheck } from '#shared/api/deck-templates.ts';
import classes from './exports.module.css';

/** What will not be filled in a deck, and why, before anything is written. Undefined while its tags are being read. */
export const TagReport = ({ report }: { report: TemplateCheck | undefined }) => {
  const { t } = useTranslation();
  if (!report) return <p className={classes['note']}>{t(($) => $.ui.exports.checking)}</p>;
  const open = report.tags.filter(({ state }) => state !== 'ok');
  return (
    <div className={classes['removed']} role="status">
      <span className={classes['label']}>
        {open.length === 0
          ? t(($) => $.ui.exports.tagsFine, { count: report.tags.length })
          : t(($) => $.ui.exports.tagsOpen, { count: open.length, total: report.tags.length })}
      </span>
      {open.length + report.leftOut.length > 0 ? (
        <ul>
          {open.map(({ tag, where, say }, index) => (
            // one tag may stand in a place twice
            <li key={`${where.slide}-${where.place}-${tag}-${index}`}>
              <code>{tag}</code> {t(($) => $.ui.exports.tagPlace, { slide: where.slide, place: where.place })}: {say}
            </li>
          ))}
          {report.leftOut.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
};
