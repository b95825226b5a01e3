import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TemplateCheck } from '#shared/api/deck-templates.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import classes from './export-dialog.module.css';

type TemplateReportProps = { id: string; qbrId: string; audience: 'internal' | 'partner' };

/** What will not be filled in a template, and why, before anything is written. Nothing fails for a tag. One for each template and audience: its key tells them apart. */
export const TemplateReport = ({ id, qbrId, audience }: TemplateReportProps) => {
  const { t } = useTranslation();
  const { run, error } = useCommand('templates.check');
  const [report, setReport] = useState<TemplateCheck | null>(null);
  useEffect(() => {
    let isOld = false;
    void run({ id, qbrId, audience }).then((done) => {
      if (!isOld && done.ok) setReport(done.data);
    });
    return () => {
      isOld = true;
    };
  }, [run, id, qbrId, audience]);
  if (error) return <ErrorNote error={error} />;
  if (!report) return <p className={classes['note']}>{t(($) => $.qbr.export.checking)}</p>;
  const open = report.tags.filter(({ state }) => state !== 'ok');
  return (
    <div className={classes['removed']} role="status">
      <span className={classes['label']}>
        {open.length === 0
          ? t(($) => $.qbr.export.tagsFine, { count: report.tags.length })
          : t(($) => $.qbr.export.tagsOpen, { count: open.length, total: report.tags.length })}
      </span>
      {open.length + report.leftOut.length > 0 ? (
        <ul>
          {open.map(({ tag, where, say }, index) => (
            // one tag may stand in a place twice
            <li key={`${where.slide}-${where.place}-${tag}-${index}`}>
              <code>{tag}</code> {t(($) => $.qbr.export.tagPlace, { slide: where.slide, place: where.place })}: {say}
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
