import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Commitment } from '#shared/api/commitments.ts';
import { isOpen } from '#shared/domain/commitment.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { useCommand } from '#renderer/state/use-command.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { formatDate } from '#renderer/ui/format.ts';
import { StatusMark, type StatusMeaning } from '#renderer/ui/status-mark.tsx';
import { overdueDays } from './commitment-lists.ts';
import { usePartnerPage } from './partner-page-context.tsx';
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
  const { run, isRunning } = useCommand('commitments.settle');
  const notice = useNotice();
  const { lent } = usePartnerPage();
  const [isSettling, setSettling] = useState(false);
  const { description, dueOn, owner, overdue, reason, evidence, side, state } = commitment;
  const markMet = async (): Promise<void> => {
    const done = await run({ id: commitment.id, as: 'met' });
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
        <span className={commitments['itemActions']}>
          {side === 'vendor' ? (
            <Button variant="default" size="compact-xs" loading={isRunning} onClick={() => void markMet()}>
              {t(($) => $.partner.commitments.markMet)}
            </Button>
          ) : null}
          <Button
            variant="default"
            size="compact-xs"
            aria-label={t(($) => $.partner.commitments.settleNamed, { what: description })}
            onClick={() => setSettling(true)}
          >
            {t(($) => $.partner.commitments.settle)}
          </Button>
        </span>
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
        {evidence === null ? null : <span>{t(($) => $.partner.commitments.evidence, { evidence })}</span>}
      </div>
      {isSettling ? <lent.Settle commitment={commitment} asOf={asOf} onClose={() => setSettling(false)} /> : null}
    </li>
  );
};
