import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Commitment } from '#shared/api/commitments.ts';
import { isOpen } from '#shared/domain/commitment.ts';
import { daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import { navigate, routeToHash } from '#renderer/state/router.ts';
import { formatDate } from '#renderer/ui/format.ts';
import { StatusMark, type StatusMeaning } from '#renderer/ui/status-mark.tsx';
import classes from './outcome.module.css';
import type { SettleDialogType } from './settle-dialog-type.ts';

const meanings: Record<Commitment['state'], StatusMeaning> = {
  open: 'unknown',
  in_progress: 'unknown',
  met: 'onTrack',
  missed: 'offTrack',
  renegotiated: 'atRisk',
  cancelled: 'inactive',
};

type CommitmentLineProps = { commitment: Commitment; asOf: IsoDate; Settle: SettleDialogType; children?: ReactNode };

/** One commitment or action at a review: what, who, by when, how it stands and why, with the button that settles it. `children`: more of what became of it. */
export const CommitmentLine = ({ commitment, asOf, Settle, children }: CommitmentLineProps) => {
  const { t } = useTranslation();
  const [isSettling, setSettling] = useState(false);
  const { id, partnerId, kind, description, measure, owner, dueOn, state, overdue, reason, evidence } = commitment;
  const route = { place: 'partner', id: partnerId, tab: 'commitments', record: id } as const;
  return (
    <li className={classes['line']}>
      <span className={classes['text']}>
        <a
          href={routeToHash(route)}
          className={classes['open']}
          onClick={(event) => {
            event.preventDefault();
            navigate(route);
          }}
        >
          {description}
        </a>
        <span className={classes['facts']}>
          <StatusMark
            meaning={overdue ? 'atRisk' : meanings[state]}
            label={
              overdue && dueOn !== null
                ? t(($) => $.commitments.overdue, { count: daysBetween(dueOn, asOf) })
                : t(($) => $.partner.commitments.state[state])
            }
          />
          {kind === 'action' ? <span>{t(($) => $.commitments.kind.action)}</span> : null}
          <span>{dueOn === null ? t(($) => $.commitments.noDue) : t(($) => $.qbr.outcome.due, { date: formatDate(dueOn) })}</span>
          {owner === null ? null : <span>{owner}</span>}
          {measure === null ? null : <span>{t(($) => $.qbr.outcome.seenBy, { measure })}</span>}
          {reason === null ? null : <span>{t(($) => $.partner.commitments.reason, { reason })}</span>}
          {evidence === null ? null : <span>{t(($) => $.partner.commitments.evidence, { evidence })}</span>}
          {children}
        </span>
      </span>
      {isOpen(commitment) ? (
        <Button
          variant="default"
          size="compact-xs"
          aria-label={t(($) => $.partner.commitments.settleNamed, { what: description })}
          onClick={() => setSettling(true)}
        >
          {t(($) => $.partner.commitments.settle)}
        </Button>
      ) : null}
      {isSettling ? <Settle commitment={commitment} asOf={asOf} onClose={() => setSettling(false)} /> : null}
    </li>
  );
};
