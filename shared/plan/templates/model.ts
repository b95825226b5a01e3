import type { planTemplateTexts } from '#shared/text/en/plan-templates.ts';
import type { FourValues, PlanInvestment, PlanMilestone, PlanObjective, PlanSide } from '../model.ts';

type Texts = keyof typeof planTemplateTexts;
type TextOf<Part extends string> = Texts extends infer K ? (K extends `${Part}.${infer Name}` ? Name : never) : never;

type Counted = { text: TextOf<'objective'>; weight: number /** Where the field names one. */; targets?: FourValues };
/** Fed by a metric, which says what it counts, or typed in. */
export type TemplateObjective = Counted &
  ({ feed: string } | (Pick<PlanObjective, 'kind' | 'unit' | 'accrual'> & { label: TextOf<'unit'> }));

/** Due in the middle or at the end of a quarter of the plan, 1 to 4. `after`: milestones that must be done before. */
export type TemplateMilestone = {
  text: TextOf<'milestone'>;
  side: PlanSide;
  quarter: 1 | 2 | 3 | 4;
  at: 'middle' | 'end';
  kind: PlanMilestone['kind'];
  after: readonly TextOf<'milestone'>[];
};
/** Runs from the first day of a quarter to the last day of another. `objective`: what it serves. */
export type TemplateInitiative = {
  text: TextOf<'initiative'>;
  side: PlanSide;
  objective: TextOf<'objective'> | null;
  quarters: readonly [first: 1 | 2 | 3 | 4, last: 1 | 2 | 3 | 4];
  milestones: readonly TemplateMilestone[];
};
export type TemplateInvestment = Pick<PlanInvestment, 'side' | 'kind' | 'unit'> & { text: TextOf<'investment'> };

/** A part of a plan as data: of a type of partner, or of an investment segment. */
export type TemplatePart = {
  objectives: readonly TemplateObjective[];
  initiatives: readonly TemplateInitiative[];
  investments: readonly TemplateInvestment[];
};

/** A level that is to be held at the end of each quarter, in the least unit. */
export const held = (value: number): FourValues => [value, value, value, value];
/** 100 % and its parts, in hundredths of a percent. */
export const whole = 10_000;

export const activity = (
  text: TemplateMilestone['text'],
  side: PlanSide,
  quarter: TemplateMilestone['quarter'],
  at: TemplateMilestone['at'],
  after: TemplateMilestone['after'] = [],
): TemplateMilestone => ({ text, side, quarter, at, kind: 'activity', after });
/** A milestone that shows in the business: a deal, a launch, a reference. */
export const commercial = (...given: Parameters<typeof activity>): TemplateMilestone => ({ ...activity(...given), kind: 'commercial' });
export const money = (
  text: TemplateInvestment['text'],
  side: TemplateInvestment['side'],
  kind: TemplateInvestment['kind'],
): TemplateInvestment => ({
  text,
  side,
  kind,
  unit: 'money',
});
export const days = (...given: Parameters<typeof money>): TemplateInvestment => ({ ...money(...given), unit: 'days' });
