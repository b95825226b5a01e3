import { useEffect, useState } from 'react';
import type { TemplateCheck } from '#shared/api/deck-templates.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { TagReport } from '#renderer/ui/exports/tag-report.tsx';

type TemplateReportProps = { id: string; qbrId: string; audience: 'internal' | 'partner' };

/** What will not be filled in a template. Nothing fails for a tag. One for each template and audience: its key tells them apart. */
export const TemplateReport = ({ id, qbrId, audience }: TemplateReportProps) => {
  const { run, error } = useCommand('templates.check');
  const [report, setReport] = useState<TemplateCheck | undefined>(undefined);
  useEffect(() => {
    let isOld = false;
    void run({ id, qbrId, audience }).then((done) => {
      if (!isOld && done.ok) setReport(done.data);
    });
    return () => {
      isOld = true;
    };
  }, [run, id, qbrId, audience]);
  return error ? <ErrorNote error={error} /> : <TagReport report={report} />;
};
