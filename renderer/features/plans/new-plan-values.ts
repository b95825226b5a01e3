import type { PlanStart } from '#shared/api/plans.ts';
import type { PlanGrade } from '#shared/plan/model.ts';
import { readNumber } from '#renderer/ui/number-text.ts';

/** What is chosen and typed to begin a plan. Empty type and segment: those of the partner. What nobody chose is null or empty: then it is as in the plan that is copied. */
export type NewPlanValues = {
  partner: { id: string; name: string } | null;
  /** Null: the year that comes next. */
  year: string | null;
  from: PlanStart['from'];
  type: string;
  segment: string;
  planId: string;
  growth: string;
  grade: PlanGrade | null;
  calendar: 'ours' | 'partner' | null;
  currency: string;
};

/** A year as typed; null when it is none. */
export const readYear = (text: string): number | null => (/^20\d\d$/.test(text.trim()) ? Number(text) : null);

/** Growth typed in per cent as a fraction; nothing typed is no growth. Null when it is no number, or out of range. */
export const readGrowth = (text: string, language: string): number | null => {
  const percent = text.trim() === '' ? 0 : readNumber(text.replace('%', ''), language);
  return percent === null || percent < -99 || percent > 1000 ? null : percent / 100;
};

/** What the plan begins with, as the core is asked; null while something of it is missing or wrong. */
export const startOf = ({ from, type, segment, planId, growth }: NewPlanValues, language: string): PlanStart | null => {
  if (from === 'blank') return { from };
  if (from === 'template') return { from, ...(type === '' ? {} : { type }), ...(segment === '' ? {} : { segment }) };
  const rate = readGrowth(growth, language);
  return planId === '' || rate === null ? null : { from, planId, growth: rate };
};
