import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addMonths, type IsoDate } from '#shared/domain/dates.ts';
import type { ExportFormat } from '#shared/api/qbr-exports.ts';
import type { OutputOf } from '#shared/api/contract.ts';
import { useJobsStore } from '#renderer/state/jobs-store.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { formatDate } from '#renderer/ui/format.ts';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import { BatchError } from './batch-error.tsx';
import classes from '#renderer/ui/exports/exports.module.css';
import { useExportFolder } from '#renderer/state/use-export-folder.ts';
import { ExportOutcome } from './export-outcome.tsx';
import { ExportFolder } from '#renderer/ui/exports/export-folder.tsx';
import { FormatChoice } from '#renderer/ui/exports/format-choice.tsx';
import { JobProgress } from '#renderer/ui/exports/job-progress.tsx';

const formats: readonly ExportFormat[] = ['pptx', 'pdf', 'xlsx', 'md'];

/** The first day after the month of a day. */
const nextMonth = (day: IsoDate): IsoDate => addMonths(`${day.slice(0, 7)}-01`, 1);

/** Makes the packages of all reviews that are due or meet this month: which, in which formats, how far it is, and what came of it. */
export const PrepareDialog = ({ asOf, onClose }: { asOf: IsoDate; onClose(): void }) => {
  const { t } = useTranslation();
  useReturnFocus();
  const dueBefore = nextMonth(asOf);
  const { data: due } = useQuery('qbrs.due', { dueBefore });
  const { run, error, isRunning } = useCommand('qbrs.prepareDue');
  const { run: cancelJob } = useCommand('jobs.cancel');
  const [jobId] = useState(() => crypto.randomUUID());
  const job = useJobsStore(({ jobs }) => jobs[jobId]);
  const [chosen, setChosen] = useState<readonly ExportFormat[]>([]);
  const { dir, shown, choose, show } = useExportFolder();
  const [outcome, setOutcome] = useState<OutputOf<'qbrs.prepareDue'> | null>(null);
  if (!due) return null;
  const prepare = async (): Promise<void> => {
    setOutcome(null);
    const done = await run({ dueBefore, formats: [...chosen], jobId, ...(dir === null ? {} : { dir }) });
    if (done.ok) setOutcome(done.data);
  };
  const title = t(($) => $.qbr.prepare.title, { count: due.length });
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeOnClickOutside={!isRunning}
      size="lg"
      closeButtonProps={{ 'aria-label': t(($) => $.qbr.export.close) }}
    >
      <div className={classes['form']}>
        <p className={classes['note']}>{t(($) => $.qbr.prepare.lead)}</p>
        {due.length === 0 ? (
          <p>{t(($) => $.qbr.prepare.none)}</p>
        ) : (
          <ul className={classes['files']} aria-label={title}>
            {due.map(({ partnerId, partner, quarter, stage, dueOn, scheduledOn }) => (
              <li key={`${partnerId} ${quarter}`}>
                <span>
                  {partner} · {quarter} · {t(($) => $.qbr.stage[stage])}
                </span>
                <span className={classes['size']}>
                  {scheduledOn === null
                    ? t(($) => $.qbr.dueOn, { date: formatDate(dueOn) })
                    : t(($) => $.qbr.meetsOn, { date: formatDate(scheduledOn) })}
                </span>
              </li>
            ))}
          </ul>
        )}
        <FormatChoice
          label={t(($) => $.qbr.prepare.formats)}
          all={formats}
          chosen={chosen}
          labelOf={(format) => t(($) => $.qbr.export[format])}
          isDisabled={() => isRunning}
          onChange={setChosen}
        />
        {chosen.length === 0 ? (
          <p className={classes['note']}>{t(($) => $.qbr.prepare.noFiles)}</p>
        ) : (
          <ExportFolder shown={shown} isDisabled={isRunning} onChoose={choose} />
        )}
        {error && !isRunning ? <BatchError error={error} /> : null}
        {isRunning ? <JobProgress label={title} job={job} /> : null}
        {outcome ? <p role="status">{t(($) => $.qbr.prepare.done, { count: outcome.reviews.length })}</p> : null}
        {outcome && outcome.files.length + outcome.failures.length > 0 ? <ExportOutcome outcome={outcome} onShow={show} /> : null}
        <div className={classes['actions']}>
          <Button variant="default" onClick={isRunning ? () => void cancelJob({ id: jobId }) : onClose}>
            {isRunning ? t(($) => $.qbr.export.cancel) : t(($) => $.qbr.export.close)}
          </Button>
          <Button
            data-autofocus
            loading={isRunning}
            disabled={due.length === 0}
            variant={outcome ? 'default' : 'filled'}
            onClick={() => void prepare()}
          >
            {t(($) => $.qbr.prepare.start)}
          </Button>
        </div>
      </div>
    </Modal>
  );
};
