import { useTranslation } from 'react-i18next';
import type { PortfolioHeader } from '#shared/api/partners.ts';
import type { Program } from '#shared/api/settings.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import { inspect } from '#renderer/state/ui-store.ts';
import { FigureValue, windowText } from '#renderer/ui/figure-value.tsx';
import classes from './honest-header.module.css';
import { TierMix } from './tier-mix.tsx';

type HonestHeaderProps = { header: PortfolioHeader; program: Program };

/** The figures above the grid. Enrolled is only ever drawn here, together with the ratio of those that do something. */
export const HonestHeader = ({ header, program }: HonestHeaderProps) => {
  const { t } = useTranslation();
  const explained = (figure: Figure) => (
    <FigureValue
      figure={figure}
      explainLabel={t(($) => $.portfolio.explain, { figure: figure.label })}
      onExplain={(chosen) => inspect({ kind: 'figure', figure: chosen })}
    />
  );
  const preset = program.presets.find(({ key }) => key === header.activeRatio.preset);
  const days = (figure: Figure): string => windowText(figure, (window) => t(($) => $.portfolio.windowDays, window));
  return (
    <section className={classes['header']} aria-label={t(($) => $.portfolio.header)}>
      <div className={classes['figure']}>
        <h2 className={classes['label']}>{header.activeRatio.label}</h2>
        <div className={classes['value']}>{explained(header.activeRatio)}</div>
        <div className={classes['small']}>
          {explained(header.active)} {t(($) => $.portfolio.ofEnrolled)} {explained(header.enrolled)} {t(($) => $.portfolio.enrolledWord)}
        </div>
        <div className={classes['small']}>{preset?.label ?? header.activeRatio.preset}</div>
      </div>
      {[header.revenuePerActive, header.revenue, header.topTenShare].map((figure) => (
        <div key={figure.id} className={classes['figure']}>
          <h2 className={classes['label']}>{figure.label}</h2>
          <div className={classes['value']}>{explained(figure)}</div>
          <div className={classes['small']}>{days(figure)}</div>
        </div>
      ))}
      <TierMix mix={header.tierMix} />
    </section>
  );
};
