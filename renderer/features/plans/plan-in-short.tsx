import { useTranslation } from 'react-i18next';
import type { PlanLine } from '#shared/api/plans.ts';
import { navigate, routeToHash } from '#renderer/state/router.ts';
import { formatDate } from '#renderer/ui/format.ts';
import { AttainmentBar } from './attainment-bar.tsx';
import classes from './partner-plans.module.css';
import { TrackMark } from './track-mark.tsx';

/** A plan on one line: its year and stage, how far it is, what is late. */
export const PlanInShort = ({ line }: { line: PlanLine }) => {
  const { t } = useTranslation();
  const { id, year, name, stage, attainment, status, objectives, offTrack, overdueMilestones, overdueCommitments } = line;
  const place = { place: 'plan', id } as const;
  const late = [
    ...(offTrack > 0 ? [t(($) => $.plans.ofPartner.offTrack, { count: offTrack })] : []),
    ...(overdueMilestones > 0 ? [t(($) => $.plans.ofPartner.lateMilestones, { count: overdueMilestones })] : []),
    ...(overdueCommitments > 0 ? [t(($) => $.plans.ofPartner.lateCommitments, { count: overdueCommitments })] : []),
  ];
  return (
    <a
      className={classes['plan']}
      href={routeToHash(place)}
      onClick={(event) => {
        event.preventDefault();
        navigate(place);
      }}
    >
      <span className={classes['which']}>
        <span className={classes['title']}>
          <strong>{year}</strong> {name}
        </span>
        <span className={classes['small']}>
          {t(($) => $.plans.stage[stage])}, {t(($) => $.plans.money.span, { from: formatDate(line.startsOn), to: formatDate(line.endsOn) })}
        </span>
      </span>
      <span className={classes['bar']}>
        <AttainmentBar ratio={attainment} />
      </span>
      <TrackMark status={status} />
      <span className={classes['small']}>{[t(($) => $.plans.ofPartner.objectives, { count: objectives }), ...late].join(', ')}</span>
    </a>
  );
};
