import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import { formatCount } from '#renderer/ui/format.ts';
import tables from '../table.module.css';
import classes from './scorecard.module.css';

type Standings = OutputOf<'scorecards.standing'>;
const groupWords = { type: 'ofType', typeAndTier: 'ofTier' } as const;

type PeersProps = {
  standing: Standings | undefined;
  metric: string;
  /** The partner itself has the figure. */
  hasOwn: boolean;
};

/** In which quartile of its type, and of its type and tier, the partner stands with one line; or why that cannot be said. */
export const Peers = ({ standing, metric, hasOwn }: PeersProps) => {
  const { t } = useTranslation();
  const wordsOf = ({ quartile, size, median }: Standings['lines'][number]['standings'][number], group: string): string => {
    if (quartile !== null) return t(($) => $.partner.scorecard.quartile, { group, place: formatCount(quartile), count: size });
    if (!hasOwn) return t(($) => $.partner.scorecard.noOwn, { group });
    if (size === 0) return t(($) => $.partner.scorecard.quartileNobody, { group });
    // a median without a quartile: nobody stands above anybody
    return median === null
      ? t(($) => $.partner.scorecard.quartileNone, { group, count: size })
      : t(($) => $.partner.scorecard.allSame, { group });
  };
  const line = standing?.lines.find((one) => one.metric === metric);
  if (!standing || !line) return null;
  return (
    <ul className={classes['two']}>
      {standing.groups.map((group, index) => {
        const own = line.standings[index];
        if (!own) return null;
        const name = t(($) => $.partner.scorecard[groupWords[group.key]]);
        return (
          <li
            key={group.key}
            title={own.reason ?? t(($) => $.partner.scorecard.quartileHint, { group: group.label })}
            className={own.quartile === null ? tables['unset'] : undefined}
          >
            {wordsOf(own, name)}
          </li>
        );
      })}
    </ul>
  );
};
