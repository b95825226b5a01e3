import { useEffect, useState } from 'react';
import type { TemplateCheck } from '#shared/api/deck-templates.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { TagReport } from '#renderer/ui/exports/tag-report.tsx';

type PlanTagReportProps = { id: string; template: string; audience: 'internal' | 'partner' };

/** What this plan does not fill in a deck. One for each deck and audience: its key tells them apart. */
export const PlanTagReport = ({ id, template, audience }: PlanTagReportProps) => {
  const { run, error } = useCommand('plans.checkTemplate');
  const [report, setReport] = useState<TemplateCheck | undefined>(undefined);
  useEffect(() => {
    let isOld = false;
    void run({ id, template, audience }).then((done) => {
      if (!isOld && done.ok) setReport(done.data);
    });
    return () => {
      isOld = true;
    };
  }, [run, id, template, audience]);
  return error ? <ErrorNote error={error} /> : <TagReport report={report} />;
};
