import { TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Qbr } from '#shared/api/qbrs.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { DateField } from '#renderer/ui/date-field.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import editor from '../editor.module.css';
import type { UpdateReview } from './use-review-update.ts';

/** When the review is, when it was held, and who was at the table. The day it was held makes it a review that was held. */
export const MeetingFacts = ({ qbr, asOf, update }: { qbr: Qbr; asOf: IsoDate; update: UpdateReview }) => {
  const { t } = useTranslation();
  const { run: move, error } = useCommand('qbrs.move');
  const wasHeld = qbr.state === 'held' || qbr.state === 'closed';
  const hold = (heldOn: IsoDate | null): void =>
    void (wasHeld || heldOn === null ? update({ heldOn }) : move({ id: qbr.id, to: 'held', on: heldOn }));
  return (
    <>
      {error ? <ErrorNote error={error} /> : null}
      <div className={editor['dates']}>
        <DateField
          label={t(($) => $.qbr.about.scheduledOn)}
          value={qbr.scheduledOn}
          onChange={(scheduledOn) => void update({ scheduledOn })}
        />
        <DateField
          label={t(($) => $.qbr.about.heldOn)}
          value={qbr.heldOn}
          {...(qbr.heldOn === null ? { placeholder: asOf } : {})}
          onChange={hold}
        />
        <DateField label={t(($) => $.qbr.outcome.nextOn)} value={qbr.nextOn} onChange={(nextOn) => void update({ nextOn })} />
      </div>
      <TagsInput
        label={t(($) => $.qbr.about.attendees)}
        description={t(($) => $.qbr.about.attendeesHint)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={qbr.attendees}
        maxTags={100}
        onChange={(attendees) => void update({ attendees })}
      />
    </>
  );
};
