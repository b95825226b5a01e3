import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import tables from '../table.module.css';
import classes from './scorecard.module.css';

type Standings = OutputOf<'scorecards.standing'>;
const groupWords = { type: 'ofType', typeAndTier: 'ofTier' } as const;

/** In which quarter of its type, and of its type and tier, the partner stands with one line; or why that cannot be said. */
export const Peers = ({ standing, metric }: { standing: Standings | undefined; metric: string }) => {
  const { t } = useTranslation();
  const placeIn = (group: string, quartile: 1 | 2 | 3 | 4, count: number): string =>
    t(($) => $.partner.scorecard.quartile, { group, place: t(($) => $.partner.scorecard.quartiles[quartile]), count });
  const line = standing?.lines.find((one) => one.metric === metric);
  if (!standing || !line) return null;
  return (
    <ul className={classes['two']}>
      {standing.groups.map((group, index) => {
        const own = line.standings[index];
        if (!own) return null;
        const name = t(($) => $.partner.scorecard[groupWords[group.key]]);
        return (
          <li key={group.key} title={own.reason ?? group.label} className={own.quartile === null ? tables['unset'] : undefined}>
            {own.quartile === null
              ? t(($) => $.partner.scorecard.quartileNone, { group: name, count: own.size })
              : placeIn(name, own.quartile, own.size)}
          </li>
        );
      })}
    </ul>
  );
};
