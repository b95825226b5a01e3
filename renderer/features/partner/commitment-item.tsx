import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Commitment } from '#shared/api/records.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import { StatusMark, type StatusMeaning } from '#renderer/ui/status-mark.tsx';
import { isOpen, overdueDays } from './commitment-lists.ts';
import { UnsavedMark } from './unsaved.tsx';
import commitments from './commitments.module.css';

const meanings: Record<Commitment['state'], StatusMeaning> = {
  open: 'unknown',
  in_progress: 'unknown',
  met: 'onTrack',
  missed: 'offTrack',
  renegotiated: 'atRisk',
  cancelled: 'unknown',
};

/** One promise: what, who, by when, and how it stands, in shape and word. */
export const CommitmentItem = ({ commitment, asOf, onOpen }: { commitment: Commitment; asOf: IsoDate; onOpen: () => void }) => {
  const { t } = useTranslation();
  const { run, isRunning } = useCommand('commitments.save');
  const notice = useNotice();
  const { description, dueOn, owner, overdue, reason, state } = commitment;
  const markMet = async (): Promise<void> => {
    const { id, partnerId, side, measure } = commitment;
    const done = await run({ id, partnerId, side, description, measure, owner, dueOn, reason, state: 'met' });
    if (done.ok)
      notice.done(
        t(($) => $.partner.commitments.saved),
        done.data.undoId,
      );
    else notice.failed(done.error);
  };
  return (
    <li className={commitments['item']}>
      <button
        type="button"
        data-item
        className={commitments['itemText']}
        aria-label={t(($) => $.partner.commitments.edit, { what: description })}
        onClick={onOpen}
      >
        {description}
      </button>
      {isOpen(commitment) ? (
        <Button variant="default" size="compact-xs" loading={isRunning} onClick={() => void markMet()}>
          {t(($) => $.partner.commitments.markMet)}
        </Button>
      ) : null}
      <div className={commitments['itemFacts']}>
        {overdue ? (
          <StatusMark meaning="atRisk" label={t(($) => $.partner.commitments.overdue, { count: overdueDays(commitment, asOf) })} />
        ) : (
          <StatusMark meaning={meanings[state]} label={t(($) => $.partner.commitments.state[state])} />
        )}
        <span>
          {dueOn === null ? t(($) => $.partner.commitments.noDue) : t(($) => $.partner.commitments.due, { date: formatDate(dueOn) })}
        </span>
        {owner === null ? null : <span>{owner}</span>}
        {commitment.originKind === 'typed' ? null : <span>{t(($) => $.partner.commitments.origin[commitment.originKind])}</span>}
        <UnsavedMark draftKey={`commitment.${commitment.id}`} />
        {reason === null ? null : <span>{t(($) => $.partner.commitments.reason, { reason })}</span>}
      </div>
    </li>
  );
};
