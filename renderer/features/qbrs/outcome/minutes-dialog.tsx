import { Button, Modal, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Qbr } from '#shared/api/qbrs.ts';
import type { MinutesFormat } from '#shared/api/qbr-exports.ts';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { useReturnFocus } from '#renderer/ui/use-return-focus.ts';
import classes from '#renderer/ui/exports/exports.module.css';
import { useExportFolder } from '#renderer/state/use-export-folder.ts';
import { ExportFiles } from '#renderer/ui/exports/export-files.tsx';
import { ExportFolder } from '#renderer/ui/exports/export-folder.tsx';
import { FormatChoice } from '#renderer/ui/exports/format-choice.tsx';
import { JobProgress } from '#renderer/ui/exports/job-progress.tsx';
import { FollowUpOffer } from './follow-up-offer.tsx';
import { useMinutes } from './use-minutes.ts';

const formats: readonly MinutesFormat[] = ['pdf', 'eml', 'ics', 'md'];

/** Which files of the minutes, for whom and where; then the files, and the offer to go on to the follow-up. */
export const MinutesDialog = ({ qbr, onClose }: { qbr: Qbr; onClose(): void }) => {
  const { t } = useTranslation();
  useReturnFocus();
  const canDate = qbr.nextOn !== null;
  const [chosen, setChosen] = useState<readonly MinutesFormat[]>(canDate ? ['pdf', 'eml', 'ics'] : ['pdf', 'eml']);
  const [audience, setAudience] = useState<'internal' | 'partner'>('partner');
  const { dir, shown, choose, show } = useExportFolder();
  const { write, cancel, job, written, error, isRunning } = useMinutes(qbr.id);
  const title = t(($) => $.qbr.outcome.minutes.title);
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeOnClickOutside={!isRunning}>
      <div className={classes['form']}>
        <FormatChoice
          label={t(($) => $.qbr.export.formats)}
          all={formats}
          chosen={chosen}
          labelOf={(format) => t(($) => $.qbr.outcome.minutes.format[format])}
          isDisabled={(format) => isRunning || (format === 'ics' && !canDate)}
          onChange={setChosen}
        />
        {canDate ? null : <p className={classes['note']}>{t(($) => $.qbr.outcome.minutes.noDate)}</p>}
        <div>
          <span className={classes['label']} id="minutes-audience">
            {t(($) => $.qbr.outcome.minutes.audience)}
          </span>
          <SegmentedControl
            aria-labelledby="minutes-audience"
            data={(['partner', 'internal'] as const).map((value) => ({ value, label: t(($) => $.qbr.outcome.minutes.audienceOf[value]) }))}
            value={audience}
            disabled={isRunning}
            onChange={(value) => setAudience(value === 'internal' ? 'internal' : 'partner')}
          />
          <p className={classes['note']}>{t(($) => $.qbr.outcome.minutes.audienceHint[audience])}</p>
        </div>
        <ExportFolder shown={shown} isDisabled={isRunning} onChoose={choose} />
        {error && !isRunning ? <ErrorNote error={error} /> : null}
        {isRunning ? <JobProgress label={title} job={job} /> : null}
        {written ? (
          <>
            <ExportFiles files={written.files} onShow={show} />
            {chosen.includes('eml') ? (
              <p className={classes['note']}>
                {written.to.length === 0
                  ? t(($) => $.qbr.outcome.minutes.toNobody)
                  : t(($) => $.qbr.outcome.minutes.to, { addresses: written.to.join(', ') })}
              </p>
            ) : null}
            <FollowUpOffer qbr={qbr} onDone={onClose} />
          </>
        ) : null}
        <div className={classes['actions']}>
          <Button variant="default" onClick={isRunning ? cancel : onClose}>
            {isRunning ? t(($) => $.qbr.export.cancel) : t(($) => $.qbr.export.close)}
          </Button>
          <Button
            data-autofocus
            loading={isRunning}
            disabled={chosen.length === 0}
            variant={written ? 'default' : 'filled'}
            onClick={() => void write({ formats: [...chosen], audience, dir })}
          >
            {t(($) => $.qbr.outcome.minutes.run)}
          </Button>
        </div>
      </div>
    </Modal>
  );
};
