import { useTranslation } from 'react-i18next';
import type { PortfolioHeader } from '#shared/api/partners.ts';
import { formatCount } from '#renderer/ui/format.ts';
import classes from './honest-header.module.css';

/** Enrolled partners by tier, each bar split into active and not: a mix without activity would say little. */
export const TierMix = ({ mix }: { mix: PortfolioHeader['tierMix'] }) => {
  const { t } = useTranslation();
  const most = Math.max(1, ...mix.map(({ enrolled }) => enrolled));
  return (
    <div className={classes['figure']} data-wide>
      <h2 className={classes['label']}>{t(($) => $.portfolio.tierMix)}</h2>
      <ul className={classes['tiers']}>
        {mix.map(({ key, label, enrolled, active }) => {
          const tier = label || t(($) => $.portfolio.noTier);
          return (
            <li key={key ?? ''} className={classes['tier']} title={t(($) => $.portfolio.tierMixOf, { tier, enrolled, active })}>
              <span className={classes['tierName']}>{tier}</span>
              <span className={classes['track']} aria-hidden>
                <span className={classes['bar']} style={{ width: `${(enrolled / most) * 100}%` }}>
                  <span className={classes['barActive']} style={{ width: `${enrolled === 0 ? 0 : (active / enrolled) * 100}%` }} />
                </span>
              </span>
              <span className={classes['tierCount']}>
                {t(($) => $.portfolio.activeOf, { active: formatCount(active), enrolled: formatCount(enrolled) })}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
};
