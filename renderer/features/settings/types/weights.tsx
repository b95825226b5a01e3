import { useTranslation } from 'react-i18next';
import type { ScorecardLine } from '#shared/domain/type-profile.ts';
import classes from './types.module.css';

const weightOf = (lines: readonly ScorecardLine[], kind: ScorecardLine['kind']): number =>
  lines.reduce((sum, line) => sum + (line.kind === kind ? line.weight : 0), 0);

/** What the weights come to as they are typed, and what a line counts. */
export const Weights = ({ lines }: { lines: readonly ScorecardLine[] }) => {
  const { t } = useTranslation();
  const [activity, outcome] = [weightOf(lines, 'activity'), weightOf(lines, 'outcome')];
  const all = activity + outcome;
  return (
    <div className={classes['weights']}>
      <p>
        <strong>{t(($) => $.program.line.weights, { activity, outcome, all })}</strong>
      </p>
      {all > 0 ? (
        <div className={classes['bar']} aria-hidden>
          <span data-kind="activity" style={{ flexGrow: activity }} />
          <span data-kind="outcome" style={{ flexGrow: outcome }} />
        </div>
      ) : null}
      <p className={classes['lead']}>{t(($) => $.program.line.weightsHint)}</p>
    </div>
  );
};
