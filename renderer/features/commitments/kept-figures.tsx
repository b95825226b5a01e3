import { useTranslation } from 'react-i18next';
import type { CommitmentSide } from '#shared/api/commitments.ts';
import type { Figure } from '#shared/metrics/figure.ts';
import { inspect } from '#renderer/state/ui-store.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { FigureValue } from '#renderer/ui/figure-value.tsx';
import { formatCount, formatDate } from '#renderer/ui/format.ts';
import classes from './commitments.module.css';

const Kept = ({ side, figure }: { side: CommitmentSide; figure: Figure }) => {
  const { t } = useTranslation();
  const { numerator, denominator, window, asOf } = figure;
  return (
    <div className={classes['figure']}>
      <h2 className={classes['label']}>{t(($) => $.commitments.kept[side])}</h2>
      <div className={classes['value']}>
        <FigureValue
          figure={figure}
          explainLabel={t(($) => $.commitments.kept.explain)}
          onExplain={(chosen) => inspect({ kind: 'figure', figure: chosen })}
        />
      </div>
      <div className={classes['small']}>
        {figure.value === null || numerator === null || denominator === null
          ? figure.reason
          : t(($) => $.commitments.kept.ofDue, { met: formatCount(numerator), due: formatCount(denominator) })}
      </div>
      <div className={classes['small']}>
        {t(($) => $.commitments.kept.window, {
          from: window.from === null ? '' : formatDate(window.from),
          to: formatDate(window.to),
          date: formatDate(asOf),
        })}
      </div>
    </div>
  );
};

/** How much each side kept of what was due in the last twelve months (K67), both in the same size. */
export const KeptFigures = () => {
  const { t } = useTranslation();
  const { data: ours } = useQuery('metrics.value', { id: 'K67.vendor', isYear: true });
  const { data: theirs } = useQuery('metrics.value', { id: 'K67.partner', isYear: true });
  return (
    <section className={classes['figures']} aria-label={t(($) => $.commitments.kept.label)}>
      {ours && theirs ? (
        <>
          <Kept side="vendor" figure={ours.figure} />
          <Kept side="partner" figure={theirs.figure} />
        </>
      ) : null}
    </section>
  );
};
