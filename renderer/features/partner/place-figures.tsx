import { useTranslation } from 'react-i18next';
import type { RecordPlace } from '#shared/domain/records/record-kind.ts';
import { inspect } from '#renderer/state/ui-store.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { FigureValue } from '#renderer/ui/figure-value.tsx';
import { formatFigure } from '#renderer/ui/format.ts';
import { SparkBars } from '#renderer/ui/spark-bars.tsx';
import { usePartnerPage } from './partner-page-context.tsx';
import classes from './place-figures.module.css';
import { metricsOf } from './place-metrics.ts';
import { Section } from './section.tsx';
import { useTypeProfile } from './use-type-profile.ts';

const shownQuarters = 6;

/** How the partner stands with a place, in figures: each explains itself, beside its last six quarters. What was not available in any of them is left out. */
export const PlaceFigures = ({ place }: { place: RecordPlace }) => {
  const { t } = useTranslation();
  const { partner } = usePartnerPage();
  const profile = useTypeProfile();
  const { data } = useQuery('metrics.partner', { partnerId: partner.id, quarters: shownQuarters, ids: metricsOf(place, profile) });
  const known = (data?.metrics ?? []).filter(({ figures }) => figures.some(({ value }) => value !== null));
  const quarter = data?.quarters.at(-1)?.label ?? '';
  if (!data || known.length === 0) return null;
  return (
    <Section name="figures" title={t(($) => $.partner.figures.title, { quarter })}>
      <ul className={classes['figures']}>
        {known.map(({ id, figures }) => {
          const now = figures.at(-1);
          if (!now) return null;
          const text = (index: number): string => {
            const figure = figures[index];
            return (figure ? formatFigure(figure) : null) ?? t(($) => $.ui.notAvailable);
          };
          return (
            <li key={id} className={classes['figure']}>
              <span className={classes['label']}>{now.label}</span>
              <span className={classes['value']}>
                <FigureValue
                  figure={now}
                  onExplain={() => inspect({ kind: 'figure', figure: now, partnerId: partner.id })}
                  explainLabel={t(($) => $.partner.scorecard.explain, {
                    figure: now.label,
                    period: quarter,
                    value: text(figures.length - 1),
                  })}
                />
              </span>
              <SparkBars
                values={figures.map(({ value }) => value)}
                label={t(($) => $.partner.scorecard.trendOf, {
                  figure: now.label,
                  values: data.quarters.map(({ label }, index) => `${label} ${text(index)}`).join(', '),
                })}
              />
            </li>
          );
        })}
      </ul>
    </Section>
  );
};
