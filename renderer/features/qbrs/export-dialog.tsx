import { Button, Modal, NativeSelect, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportFormat } from '#shared/api/qbr-exports.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import { BatchError } from './batch-error.tsx';
import classes from '#renderer/ui/exports/exports.module.css';
import { useExportFolder } from '#renderer/state/use-export-folder.ts';
import { ExportOutcome } from './export-outcome.tsx';
import { ExportFolder } from '#renderer/ui/exports/export-folder.tsx';
import { FormatChoice } from '#renderer/ui/exports/format-choice.tsx';
import { JobProgress } from '#renderer/ui/exports/job-progress.tsx';
import { PartnerCopyNote } from './partner-copy-note.tsx';
import { TemplateReport } from './template-report.tsx';
import { type ExportTarget, useExport } from './use-export.ts';

const formats: readonly ExportFormat[] = ['pptx', 'pdf', 'xlsx', 'md'];
/** Markdown is for who asks for it. */
const usual: readonly ExportFormat[] = ['pptx', 'pdf', 'xlsx'];
type ExportDialogProps = { what: ExportTarget; exampleName: string; onClose(): void };

/** Which files, where, and how far it is. */
export const ExportDialog = ({ what, exampleName, onClose }: ExportDialogProps) => {
  const { t } = useTranslation();
  useReturnFocus();
  const { data: program } = useQuery('settings.program', {});
  const [chosen, setChosen] = useState<readonly ExportFormat[]>(usual);
  const [pageSize, setPageSize] = useState<'A4' | 'Letter' | null>(null);
  const { dir, shown, choose, show } = useExportFolder();
  const [audience, setAudience] = useState<'internal' | 'partner'>('internal');
  const { data: templates = [] } = useQuery('templates.list', {});
  const [picked, setPicked] = useState<string | null>(null);
  const template = picked ?? templates.find(({ isDefault }) => isDefault)?.id ?? 'shipped';
  const isOwnDeck = template !== 'shipped' && chosen.includes('pptx');
  const { write, cancel, forget, job, outcome, error, isRunning } = useExport(what);
  const size = pageSize ?? program?.pageSize ?? 'A4';
  const example = audience === 'partner' ? exampleName.replace('_QBR_', '_QBR-partner_') : exampleName;
  const title = what.kind === 'one' ? t(($) => $.qbr.export.title) : t(($) => $.qbr.export.titleMany, { count: what.partnerIds.length });
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
        <FormatChoice
          label={t(($) => $.qbr.export.formats)}
          all={formats}
          chosen={chosen}
          labelOf={(format) => t(($) => $.qbr.export[format])}
          isDisabled={() => isRunning}
          onChange={setChosen}
        />
        <div>
          <span className={classes['label']} id="qbr-audience">
            {t(($) => $.qbr.export.audience)}
          </span>
          <SegmentedControl
            aria-labelledby="qbr-audience"
            data={(['internal', 'partner'] as const).map((value) => ({ value, label: t(($) => $.qbr.export.audienceOf[value]) }))}
            value={audience}
            disabled={isRunning}
            onChange={(value) => {
              setAudience(value === 'partner' ? 'partner' : 'internal');
              // files for us are not left standing under what the partner gets
              forget();
            }}
          />
          <p className={classes['note']}>
            {t(($) => $.qbr.export.audienceHint[audience === 'internal' && isOwnDeck ? 'internalOwnDeck' : audience])}
          </p>
        </div>
        {audience === 'partner' && what.kind === 'one' ? <PartnerCopyNote id={what.id} /> : null}
        {templates.length > 0 && chosen.includes('pptx') ? (
          <NativeSelect
            label={t(($) => $.qbr.export.template)}
            data={[
              { value: 'shipped', label: t(($) => $.qbr.export.templateShipped) },
              ...templates.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={template}
            disabled={isRunning}
            onChange={(event) => setPicked(event.currentTarget.value)}
          />
        ) : null}
        {isOwnDeck && what.kind === 'one' ? (
          <TemplateReport key={`${template} ${audience}`} id={template} qbrId={what.id} audience={audience} />
        ) : null}
        <div>
          <span className={classes['label']} id="qbr-page-size">
            {t(($) => $.qbr.export.pageSize)}
          </span>
          <SegmentedControl
            aria-labelledby="qbr-page-size"
            data={['A4', 'Letter']}
            value={size}
            disabled={isRunning || !chosen.includes('pdf')}
            onChange={(value) => setPageSize(value === 'Letter' ? 'Letter' : 'A4')}
          />
        </div>
        <ExportFolder shown={shown} isDisabled={isRunning} onChoose={choose} />
        <p className={classes['note']}>{t(($) => $.qbr.export.name, { name: `${example}.${chosen[0] ?? 'pptx'}` })}</p>
        {error && !isRunning ? <BatchError error={error} /> : null}
        {isRunning ? <JobProgress label={title} job={job} /> : null}
        {outcome ? <ExportOutcome outcome={outcome} onShow={show} /> : null}
        <div className={classes['actions']}>
          {isRunning ? (
            <Button variant="default" onClick={cancel}>
              {t(($) => $.qbr.export.cancel)}
            </Button>
          ) : (
            <Button variant="default" onClick={onClose}>
              {t(($) => $.qbr.export.close)}
            </Button>
          )}
          <Button
            data-autofocus
            loading={isRunning}
            disabled={chosen.length === 0}
            variant={outcome ? 'default' : 'filled'}
            onClick={() =>
              void write({ formats: [...chosen], pageSize: size, dir, audience, template: templates.length > 0 ? template : null })
            }
          >
            {t(($) => $.qbr.export.start)}
          </Button>
        </div>
      </div>
    </Modal>
  );
};
