import type { Status, Value } from '#shared/documents/model.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { PlanObjective } from '../model.ts';
import type { Ratio, TrackStatus } from '../tracking.ts';
import type { PlanSay } from './words.ts';

type Unit = Pick<PlanObjective, 'unit' | 'currency'>;

/** A value of an objective (its least unit) as a typed value. */
export const unitValue = (value: number | null, { unit, currency }: Unit, reason: string): Value => {
  if (value === null) return { kind: 'missing', reason };
  if (unit === 'money') return { kind: 'money', minor: value, currency: currency ?? '' };
  if (unit === 'percent') return { kind: 'percent', fraction: value / 10_000, digits: value % 100 === 0 ? 0 : 2 };
  if (unit === 'number') return { kind: 'decimal', value: value / 100, digits: value % 100 === 0 ? 0 : 2 };
  return { kind: 'integer', value };
};

/** What stands beside the name of an objective, so that its numbers need no unit: a currency code, or what is counted. Empty where the number says it. */
export const unitLabel = ({ unit, currency, unitLabel: counted }: Unit & Pick<PlanObjective, 'unitLabel'>): string =>
  unit === 'money' ? (currency ?? '') : (counted ?? '');

/** An objective with its unit: "Cloud revenue (EUR)". */
export const objectiveName = (objective: Unit & Pick<PlanObjective, 'unitLabel' | 'title'>): string => {
  const unit = unitLabel(objective);
  return unit === '' ? objective.title : `${objective.title} (${unit})`;
};

/** A fraction, or why there is none. */
export const ratioValue = ({ value, missing }: Ratio, say: PlanSay): Value =>
  value === null ? { kind: 'missing', reason: say(`noRatio.${missing ?? 'no_actual'}`) } : { kind: 'percent', fraction: value, digits: 1 };

const shapes: Record<TrackStatus, Status> = { on_track: 'on-track', at_risk: 'at-risk', off_track: 'off-track', unknown: 'unknown' };
export const statusValue = (status: TrackStatus, say: PlanSay): Value => ({
  kind: 'status',
  status: shapes[status],
  text: say(`status.${status}`),
});

export const textValue = (text: string | null): Value => ({ kind: 'text', text: text ?? '' });
export const dateValue = (date: IsoDate | null): Value => (date === null ? { kind: 'text', text: '' } : { kind: 'date', date });

/** A fingerprint as people compare it: its first twelve signs in groups of four. */
export const shortPrint = (print: string): string => (print.slice(0, 12).match(/.{1,4}/g) ?? []).join(' ');
