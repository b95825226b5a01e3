import { Accrual, Better, ObjectiveKind, ObjectiveUnit } from '#shared/plan/model.ts';
import type { ColumnsOf, GoalColumn } from './columns-of.ts';

const choices = <K extends string>(keys: readonly K[], word: (key: K) => string) => {
  const list = keys.map((key) => ({ value: key, label: word(key) }));
  return () => list;
};

/** How an objective is measured. */
export const measureColumns = ({ t }: ColumnsOf): Record<'kind' | 'unit' | 'unitLabel' | 'currency' | 'accrual' | 'better', GoalColumn> => {
  const group = t(($) => $.planObjectives.group.measure);
  const name = (id: 'kind' | 'unit' | 'unitLabel' | 'currency' | 'accrual' | 'better') => ({
    id,
    group,
    label: t(($) => $.planObjectives.column[id]),
  });
  return {
    kind: {
      ...name('kind'),
      kind: 'choice',
      width: 108,
      value: ({ objective }) => objective.kind,
      choices: choices(ObjectiveKind.options, (key) => t(($) => $.planObjectives.kind[key])),
    },
    unit: {
      ...name('unit'),
      kind: 'choice',
      width: 80,
      hint: t(($) => $.planObjectives.hint.unit),
      value: ({ objective }) => objective.unit,
      choices: choices(ObjectiveUnit.options, (key) => t(($) => $.planObjectives.unit[key])),
    },
    unitLabel: { ...name('unitLabel'), kind: 'text', width: 110, value: ({ objective }) => objective.unitLabel ?? '' },
    currency: {
      ...name('currency'),
      kind: 'text',
      width: 72,
      hint: t(($) => $.planObjectives.hint.currency),
      value: ({ objective }) => objective.currency ?? '',
      parse: (text, { objective }) => {
        const code = text.trim().toUpperCase();
        if (code === '') return { ok: true, value: null };
        if (objective.unit !== 'money') return { ok: false, message: t(($) => $.planObjectives.locked.noCurrency) };
        return /^[A-Z]{3}$/.test(code)
          ? { ok: true, value: code }
          : { ok: false, message: t(($) => $.planObjectives.fault.currency, { text }) };
      },
    },
    accrual: {
      ...name('accrual'),
      kind: 'choice',
      width: 84,
      hint: t(($) => $.planObjectives.hint.accrual),
      value: ({ objective }) => objective.accrual,
      choices: choices(Accrual.options, (key) => t(($) => $.planObjectives.accrual[key])),
    },
    better: {
      ...name('better'),
      kind: 'choice',
      width: 72,
      value: ({ objective }) => objective.better,
      choices: choices(Better.options, (key) => t(($) => $.planObjectives.better[key])),
    },
  };
};
