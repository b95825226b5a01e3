import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Plan, PlanCell } from '#shared/api/plans.ts';
import type { PlanTracking } from '#shared/plan/tracking.ts';
import { useNotice } from '#renderer/state/use-notice.tsx';
import { ErrorNote } from '#renderer/ui/error-note.tsx';
import { formatDays, formatRatio } from '#renderer/ui/format.ts';
import { changedCells } from '../goal-row.ts';
import classes from '../objectives.module.css';
import { TriedSheet } from './tried-sheet.tsx';
import { leverLimits, useWhatIf } from './use-what-if.ts';
import { WhatIfResults } from './what-if-results.tsx';

type WhatIfPanelProps = {
  plan: Plan;
  tracking: PlanTracking;
  /** Writes targets into the plan as one step. */
  onTake(cells: readonly PlanCell[]): Promise<unknown>;
  onClose(): void;
};

const below: Array<'label' | 'input' | 'error' | 'description'> = ['label', 'input', 'error', 'description'];

/** Other targets, another win rate or cycle, and what would come of them. Nothing is written until somebody takes the targets over. */
export const WhatIfPanel = ({ plan, tracking, onTake, onClose }: WhatIfPanelProps) => {
  const { t } = useTranslation();
  const { done } = useNotice();
  const { outlook, error, result, targets, texts, bad, isMoved, setText, setTargets, reset } = useWhatIf(plan, tracking);
  const { objectives } = plan.content;
  const take = async (): Promise<void> => {
    const cells = objectives.flatMap((one) => changedCells(one, { ...one, targets: targets[one.id] ?? one.targets }));
    try {
      await onTake(cells);
    } catch {
      // the refusal was said where it came from; what was tried out stays
      return;
    }
    reset();
    done(t(($) => $.planObjectives.whatIf.takenOver));
  };
  const wrong = (lever: keyof typeof leverLimits) =>
    bad[lever] ? t(($) => $.planObjectives.whatIf.badNumber, { ...leverLimits[lever] }) : undefined;
  return (
    <section className={classes['whatIf']} aria-labelledby="plan-what-if">
      <header className={classes['head']}>
        <h3 id="plan-what-if">{t(($) => $.planObjectives.whatIf.title)}</h3>
        <p className={classes['hint']}>{t(($) => $.planObjectives.whatIf.nothing)}</p>
      </header>
      {error ? <ErrorNote error={error} /> : null}
      <div className={classes['levers']}>
        <TextInput
          inputWrapperOrder={below}
          label={t(($) => $.planObjectives.whatIf.move)}
          description={t(($) => $.planObjectives.whatIf.moveHint)}
          placeholder="0"
          value={texts.move}
          error={wrong('move')}
          onChange={(event) => setText('move', event.currentTarget.value)}
        />
        <TextInput
          inputWrapperOrder={below}
          label={t(($) => $.planObjectives.whatIf.winRate)}
          description={
            outlook === undefined || outlook.winRate === null
              ? t(($) => $.planObjectives.whatIf.winRateNone)
              : t(($) => $.planObjectives.whatIf.winRateNow, { rate: formatRatio(outlook.winRate), ...outlook.winRateOf })
          }
          value={texts.winRate}
          error={wrong('winRate')}
          onChange={(event) => setText('winRate', event.currentTarget.value)}
        />
        <TextInput
          inputWrapperOrder={below}
          label={t(($) => $.planObjectives.whatIf.cycle)}
          description={
            outlook === undefined || outlook.cycleDays === null
              ? t(($) => $.planObjectives.whatIf.cycleNone)
              : t(($) => $.planObjectives.whatIf.cycleNow, { days: formatDays(outlook.cycleDays) })
          }
          value={texts.cycle}
          error={wrong('cycle')}
          onChange={(event) => setText('cycle', event.currentTarget.value)}
        />
      </div>
      <div className={classes['grid']}>
        <TriedSheet plan={plan} tracking={tracking} targets={targets} result={result} onChange={setTargets} />
      </div>
      {outlook && result ? <WhatIfResults tracking={tracking} outlook={outlook} result={result} /> : null}
      <div className={classes['actions']}>
        <Button variant="default" onClick={reset}>
          {t(($) => $.planObjectives.whatIf.reset)}
        </Button>
        <span className={classes['take']}>
          {plan.locked ? <span className={classes['hint']}>{t(($) => $.planObjectives.whatIf.lockedHint)}</span> : null}
          <Button variant="default" onClick={onClose}>
            {t(($) => $.planObjectives.whatIf.close)}
          </Button>
          <Button disabled={plan.locked || !isMoved} onClick={() => void take()}>
            {t(($) => $.planObjectives.whatIf.takeOver)}
          </Button>
        </span>
      </div>
    </section>
  );
};
