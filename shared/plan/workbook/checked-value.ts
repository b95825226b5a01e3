import type { z } from 'zod';
import { PlanInitiative, PlanInvestment, PlanMilestone, PlanObjective, PlanTerms, TargetAccount } from '../model.ts';
import type { BookKind } from './book.ts';

const shapes: Record<BookKind, Readonly<Record<string, z.ZodType>>> = {
  terms: PlanTerms.shape,
  account: TargetAccount.shape,
  objective: PlanObjective.shape,
  initiative: PlanInitiative.shape,
  milestone: PlanMilestone.shape,
  investment: PlanInvestment.shape,
};

/** Fields whose empty value is a text, and never nothing. */
const texts = new Set(['note', 'description', 'baseline', 'vision', 'strategy', 'strengths', 'weaknesses', 'opportunities', 'threats']);

/** Fields whose empty value is a number. */
const zeros = new Set(['planned']);

type Value = string | number | null | string[];
export type Checked = { value: Value } | { problem: 'empty' } | { problem: 'invalid'; detail: string };

/** A value as the plan's own rules take it: an empty cell is the field's own nothing, and what the field refuses says why. */
export const checkedValue = (kind: BookKind, field: string, given: Value): Checked => {
  const [name = field, index] = field.split('.');
  const value = given === null && texts.has(name) ? '' : given === null && zeros.has(name) ? 0 : given;
  // one quarter of four is an integer or nothing
  if (index !== undefined) return { value };
  const schema = shapes[kind][name];
  const parsed = schema?.safeParse(value);
  if (parsed?.success) return { value };
  if (value === null) return { problem: 'empty' };
  return { problem: 'invalid', detail: parsed?.error.issues[0]?.message ?? name };
};
