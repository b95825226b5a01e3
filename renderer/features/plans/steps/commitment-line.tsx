import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Commitment } from '#shared/api/commitments.ts';
import { daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import { navigate, routeToHash } from '#renderer/state/router.ts';
import { formatDate } from '#renderer/ui/format.ts';
import { StatusMark, type StatusMeaning } from '#renderer/ui/status-mark.tsx';
import classes from './commitments.module.css';

const meanings: Record<Commitment['state'], StatusMeaning> = {
  open: 'unknown',
  in_progress: 'unknown',
  met: 'onTrack',
  missed: 'offTrack',
  renegotiated: 'atRisk',
  cancelled: 'inactive',
};

type CommitmentLineProps = { commitment: Commitment; asOf: IsoDate; onSettle: (() => void) | null };

/** One promise of the plan: what, who, by when, and how it stands. What is overdue looks the same on both sides. */
export const CommitmentLine = ({ commitment, asOf, onSettle }: CommitmentLineProps) => {
  const { t } = useTranslation();
  const { id, partnerId, description, dueOn, owner, overdue, state } = commitment;
  const place = { place: 'partner', id: partnerId, tab: 'commitments', record: id } as const;
  return (
    <li className={classes['item']}>
      <a
        href={routeToHash(place)}
        className={classes['what']}
        onClick={(event) => {
          event.preventDefault();
          navigate(place);
        }}
      >
        {description}
      </a>
      {onSettle ? (
        <Button
          variant="default"
          size="compact-xs"
          aria-label={t(($) => $.planSteps.commitment.settleNamed, { what: description })}
          onClick={onSettle}
        >
          {t(($) => $.planSteps.commitment.settle)}
        </Button>
      ) : null}
      <div className={classes['facts']}>
        {overdue && dueOn !== null ? (
          <StatusMark meaning="atRisk" label={t(($) => $.planSteps.commitment.overdue, { count: daysBetween(dueOn, asOf) })} />
        ) : (
          <StatusMark meaning={meanings[state]} label={t(($) => $.planSteps.commitment.state[state])} />
        )}
        <span>
          {dueOn === null ? t(($) => $.planSteps.commitment.noDue) : t(($) => $.planSteps.commitment.due, { date: formatDate(dueOn) })}
        </span>
        {owner === null ? null : <span>{owner}</span>}
      </div>
    </li>
  );
};
