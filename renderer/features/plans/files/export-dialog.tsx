import { Button, Modal, NativeSelect, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanShare } from '#shared/api/plan-files.ts';
import type { Plan } from '#shared/api/plans.ts';
import type { ExportFormat } from '#shared/api/qbr-exports.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { useExportFolder } from '#renderer/state/use-export-folder.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { ExportFiles } from '#renderer/ui/exports/export-files.tsx';
import { ExportFolder } from '#renderer/ui/exports/export-folder.tsx';
import classes from '#renderer/ui/exports/exports.module.css';
import { FormatChoice } from '#renderer/ui/exports/format-choice.tsx';
import { JobProgress } from '#renderer/ui/exports/job-progress.tsx';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import { LeftOut } from './left-out.tsx';
import { PlanTagReport } from './plan-tag-report.tsx';
import { usePlanExport } from './use-plan-export.ts';

const formats: readonly ExportFormat[] = ['pdf', 'pptx', 'xlsx', 'md'];
type PlanExportDialogProps = { plan: Plan; asOf: IsoDate | undefined; onClose(): void };

/** Which files of a plan, for whom, where, and how far it is. */
export const PlanExportDialog = ({ plan, asOf, onClose }: PlanExportDialogProps) => {
  const { t } = useTranslation();
  useReturnFocus();
  const { id, revision } = plan;
  const { data: program } = useQuery('settings.program', {});
  const { data: templates = [] } = useQuery('templates.list', {});
  const { dir, shown, choose, show } = useExportFolder();
  const [chosen, setChosen] = useState<readonly ExportFormat[]>(['pdf', 'pptx']);
  const [pageSize, setPageSize] = useState<'A4' | 'Letter' | null>(null);
  const [audience, setAudience] = useState<'internal' | 'partner'>('internal');
  const [share, setShare] = useState<readonly PlanShare[]>([]);
  const [template, setTemplate] = useState('shipped');
  const { write, cancel, forget, job, written, error, isRunning } = usePlanExport();
  const size = pageSize ?? program?.pageSize ?? 'A4';
  const title = t(($) => $.planFiles.export.title);
  const example = `${plan.content.terms.year}_${plan.partner.replaceAll(/\s+/g, '-')}_Plan${audience === 'partner' ? '-partner' : ''}_r${revision}${asOf === undefined ? '' : `_${asOf}`}`;
  // files of before are not left standing under what is chosen now
  const afresh = (change: () => void): void => {
    change();
    forget();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeOnClickOutside={!isRunning}
      size="lg"
      closeButtonProps={{ 'aria-label': t(($) => $.planFiles.export.close) }}
    >
      <div className={classes['form']}>
        <FormatChoice
          label={t(($) => $.planFiles.export.formats)}
          all={formats}
          chosen={chosen}
          labelOf={(format) => t(($) => $.planFiles.export.format[format])}
          isDisabled={() => isRunning}
          onChange={setChosen}
        />
        <div>
          <span className={classes['label']} id="plan-audience">
            {t(($) => $.planFiles.export.audience)}
          </span>
          <SegmentedControl
            aria-labelledby="plan-audience"
            data={(['internal', 'partner'] as const).map((value) => ({ value, label: t(($) => $.planFiles.export.audienceOf[value]) }))}
            value={audience}
            disabled={isRunning}
            onChange={(value) => afresh(() => setAudience(value === 'partner' ? 'partner' : 'internal'))}
          />
          <p className={classes['note']}>{t(($) => $.planFiles.export.audienceHint[audience])}</p>
        </div>
        {audience === 'partner' ? (
          <LeftOut id={id} revision={revision} share={share} isDisabled={isRunning} onChange={(next) => afresh(() => setShare(next))} />
        ) : null}
        {templates.length > 0 && chosen.includes('pptx') ? (
          <NativeSelect
            label={t(($) => $.planFiles.export.template)}
            data={[
              { value: 'shipped', label: t(($) => $.planFiles.export.templateShipped) },
              ...templates.map((one) => ({ value: one.id, label: one.name })),
            ]}
            value={template}
            disabled={isRunning}
            onChange={(event) => setTemplate(event.currentTarget.value)}
          />
        ) : null}
        {template !== 'shipped' && chosen.includes('pptx') ? (
          <PlanTagReport key={`${template} ${audience}`} id={id} template={template} audience={audience} />
        ) : null}
        <div>
          <span className={classes['label']} id="plan-page-size">
            {t(($) => $.planFiles.export.pageSize)}
          </span>
          <SegmentedControl
            aria-labelledby="plan-page-size"
            data={['A4', 'Letter']}
            value={size}
            disabled={isRunning || !chosen.includes('pdf')}
            onChange={(value) => setPageSize(value === 'Letter' ? 'Letter' : 'A4')}
          />
        </div>
        <ExportFolder shown={shown} isDisabled={isRunning} onChoose={choose} />
        <p className={classes['note']}>{t(($) => $.planFiles.export.name, { name: `${example}.${chosen[0] ?? 'pdf'}` })}</p>
        {error && !isRunning ? <ErrorNote error={error} /> : null}
        {isRunning ? <JobProgress label={title} job={job} /> : null}
        {written ? <ExportFiles files={written.files} onShow={show} /> : null}
        <div className={classes['actions']}>
          <Button variant="default" onClick={isRunning ? cancel : onClose}>
            {isRunning ? t(($) => $.planFiles.export.cancel) : t(($) => $.planFiles.export.close)}
          </Button>
          <Button
            data-autofocus
            loading={isRunning}
            disabled={chosen.length === 0}
            variant={written ? 'default' : 'filled'}
            onClick={() =>
              void write({
                id,
                formats: [...chosen],
                pageSize: size,
                audience,
                share: [...share],
                template,
                ...(dir === null ? {} : { dir }),
              })
            }
          >
            {t(($) => $.planFiles.export.start)}
          </Button>
        </div>
      </div>
    </Modal>
  );
};
