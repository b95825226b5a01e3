import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#shared/api/contract.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import { inspect } from '#renderer/state/ui-store.ts';
import { FigureValue } from '#renderer/ui/figure-value.tsx';
import classes from './today.module.css';

/** The portfolio in one line. Enrolled stands beside those that do something, and nowhere else. */
export const TodayHeader = ({ header }: { header: OutputOf<'today.get'>['header'] }) => {
  const { t } = useTranslation();
  const explained = (figure: Figure) => (
    <FigureValue
      figure={figure}
      explainLabel={t(($) => $.today.explain, { figure: figure.label })}
      onExplain={(chosen) => inspect({ kind: 'figure', figure: chosen })}
    />
  );
  return (
    <section className={classes['line']} aria-label={t(($) => $.today.header)}>
      <div className={classes['fact']}>
        {header.activeRatio.label} {explained(header.activeRatio)}
      </div>
      <div className={classes['fact']}>
        {explained(header.active)} {t(($) => $.today.activeOf)} {explained(header.enrolled)} {t(($) => $.today.enrolledWord)}
      </div>
    </section>
  );
};
