import { useDeferredValue, useMemo, useState } from 'react';
import type { Plan } from '#shared/api/plans.ts';
import type { PlanTracking } from '#shared/plan/tracking.ts';
import { whatIf } from '#shared/plan/what-if.ts';
import { useQuery } from '#renderer/state/use-query.ts';
import { locale } from '#renderer/ui/format.ts';
import { readNumber } from '#renderer/ui/number-text.ts';
import { isSameTargets, movedTargets, type TypedTargets } from './moved-targets.ts';

type Limits = { least: number; most: number };
/** Between which numbers a lever can be moved: per cent, per cent, days. */
export const leverLimits = {
  move: { least: -100, most: 1000 },
  winRate: { least: 0, most: 100 },
  cycle: { least: 0, most: 3650 },
} as const satisfies Record<string, Limits>;

/** Typed text of a number: what it says, nothing, or no number. */
type Typed = { value: number | null; isBad: boolean };
const typedNumberOf = (text: string, { least, most }: Limits): Typed => {
  if (text.trim() === '') return { value: null, isBad: false };
  const value = readNumber(text.replace('%', ''), locale());
  return value === null || value < least || value > most ? { value: null, isBad: true } : { value, isBad: false };
};

const untouched = { move: '', winRate: '', cycle: '' };

/** What is tried out, and what would come of it. It is kept here alone: nothing of it is written. */
export const useWhatIf = (plan: Plan, tracking: PlanTracking) => {
  const { content } = plan;
  const { data: outlook, error } = useQuery('plans.outlook', { id: plan.id });
  const { data: rates } = useQuery('settings.rates', {});
  const [texts, setTexts] = useState(untouched);
  const [typed, setTyped] = useState<TypedTargets>({});
  const move = typedNumberOf(texts.move, leverLimits.move);
  const winRate = typedNumberOf(texts.winRate, leverLimits.winRate);
  const cycle = typedNumberOf(texts.cycle, leverLimits.cycle);
  const targets = useMemo(() => movedTargets(content.objectives, (move.value ?? 0) / 100, typed), [content.objectives, move.value, typed]);
  const tried = useDeferredValue(targets);
  const result = useMemo(
    () =>
      outlook && rates
        ? whatIf({
            content,
            tracking,
            outlook,
            rates,
            changes: {
              targets: tried,
              ...(winRate.value === null ? {} : { winRate: winRate.value / 100 }),
              ...(cycle.value === null ? {} : { cycleDays: cycle.value }),
            },
          })
        : null,
    [content, tracking, outlook, rates, tried, winRate.value, cycle.value],
  );
  return {
    outlook,
    error,
    result,
    targets,
    texts,
    bad: { move: move.isBad, winRate: winRate.isBad, cycle: cycle.isBad },
    isMoved: !isSameTargets(content.objectives, targets),
    setText: (field: keyof typeof untouched, text: string) => setTexts((now) => ({ ...now, [field]: text })),
    setTargets: (cells: ReadonlyArray<{ id: string; quarter: number; value: number | null }>) =>
      setTyped((now) => {
        const next = { ...now };
        for (const { id, quarter, value } of cells) next[id] = { ...next[id], [quarter]: value };
        return next;
      }),
    reset: () => {
      setTexts(untouched);
      setTyped({});
    },
  };
};
