import { dateText } from '#shared/documents/format.ts';
import type { PaperContext } from '../paper.ts';

/** At which rates amounts were converted: targets at the plan's, actuals at those of their day. */
export const ratesNote = ({ paper: { tracking }, say, language }: Pick<PaperContext, 'paper' | 'say' | 'language'>): string[] => {
  const { planRates, ratesOn, actualRates } = tracking;
  const plan =
    planRates.length === 0
      ? []
      : [
          ratesOn === null
            ? say('ratesPlanUndated', { rates: planRates.join(', ') })
            : say('ratesPlan', { date: dateText(ratesOn, language), rates: planRates.join(', ') }),
        ];
  const actual = actualRates.map(({ rule, on, pairs }) =>
    say(rule === 'dated' ? 'ratesDated' : 'ratesActualPlan', { date: dateText(on, language), rates: pairs.join(', ') }),
  );
  return plan.length + actual.length === 0 ? [say('ratesNone')] : [...plan, ...actual];
};
