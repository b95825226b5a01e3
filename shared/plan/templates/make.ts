import { addDays, daysBetween, type IsoDate } from '#shared/domain/dates.ts';
import type { InvestmentSegment } from '#shared/domain/segments.ts';
import { planTemplateTexts } from '#shared/text/en/plan-templates.ts';
import { findFeed } from '../feeds.ts';
import { noValues, type PlanContent, type PlanObjective, type PlanTerms } from '../model.ts';
import type { PlanQuarter } from '../tracking.ts';
import { activationPart, partsBySegment } from './by-segment.ts';
import { generalPart, partsByType } from './by-type.ts';
import type { TemplateMilestone, TemplateObjective, TemplatePart } from './model.ts';

export type TemplateInput = {
  /** Key of a type and of an investment segment; one that is not known has a general plan. */
  type: string | null;
  segment: string | null;
  terms: Pick<PlanTerms, 'currency'>;
  quarters: readonly Pick<PlanQuarter, 'from' | 'to'>[];
  /** The day it is begun on. A milestone that would be late from the start is without a date, for the two sides to set. */
  begunOn: IsoDate;
  nextId: () => string;
};

const isSteady = (segment: string | null): segment is Exclude<InvestmentSegment, 'ACTIVATION_FOCUS'> =>
  segment !== null && Object.hasOwn(partsBySegment, segment);

const partOf = (type: string | null, segment: string | null): TemplatePart => {
  if (segment === 'ACTIVATION_FOCUS') return activationPart(type);
  const own = (type !== null && Object.hasOwn(partsByType, type) ? partsByType[type] : undefined) ?? generalPart;
  const more = partsBySegment[isSteady(segment) ? segment : 'ACTIVE_STANDARD'];
  return {
    objectives: [...own.objectives, ...more.objectives],
    initiatives: [...own.initiatives, ...more.initiatives],
    investments: [...own.investments, ...more.investments],
  };
};

type Counted = Pick<PlanObjective, 'kind' | 'unit' | 'accrual' | 'better' | 'feed' | 'unitLabel'>;

const countedBy = (template: TemplateObjective): Counted => {
  if (!('feed' in template)) {
    const { kind, unit, accrual, label } = template;
    return { kind, unit, accrual, better: 'more', feed: null, unitLabel: planTemplateTexts[`unit.${label}`] };
  }
  const feed = findFeed(template.feed);
  if (!feed) throw new RangeError(`no metric called ${template.feed} feeds a plan`);
  const { kind, unit, accrual, better, id } = feed;
  return { kind, unit, accrual, better, feed: id, unitLabel: null };
};

const objectiveOf = (template: TemplateObjective, id: string, { currency }: TemplateInput['terms']): PlanObjective => {
  const counted = countedBy(template);
  return {
    id,
    title: planTemplateTexts[`objective.${template.text}`],
    weight: template.weight,
    ...counted,
    currency: counted.unit === 'money' ? currency : null,
    start: null,
    targets: template.targets ?? noValues,
    actuals: noValues,
    owner: null,
    dueOn: null,
    note: '',
  };
};

const dueOn = (
  { quarter, at }: Pick<TemplateMilestone, 'quarter' | 'at'>,
  { quarters, begunOn }: Pick<TemplateInput, 'quarters' | 'begunOn'>,
): IsoDate | null => {
  const span = quarters[quarter - 1];
  if (!span) return null;
  const day = at === 'end' ? span.to : addDays(span.from, Math.floor(daysBetween(span.from, span.to) / 2));
  return day < begunOn ? null : day;
};

/**
 * The objectives, initiatives, milestones and investments of both sides that the field uses for a type of partner in a segment (W07, M46). The weights add up to 100.
 * Targets stand where the field names one; amounts are for the two sides to agree. Dates follow the quarters of the plan.
 */
export const planTemplate = ({ type, segment, terms, quarters, begunOn, nextId }: TemplateInput): Omit<PlanContent, 'terms'> => {
  const part = partOf(type, segment);
  const objectiveIds = new Map(part.objectives.map(({ text }) => [text, nextId()]));
  const initiatives = part.initiatives.map((one) => ({ ...one, id: nextId() }));
  const milestones = initiatives.flatMap((initiative) =>
    initiative.milestones.map((one) => ({ ...one, id: nextId(), initiativeId: initiative.id })),
  );
  const milestoneIds = new Map(milestones.map(({ text, id }) => [text, id]));
  return {
    objectives: part.objectives.map((one) => objectiveOf(one, objectiveIds.get(one.text) ?? nextId(), terms)),
    initiatives: initiatives.map(({ id, text, objective, side, quarters: [first, last] }) => ({
      id,
      title: planTemplateTexts[`initiative.${text}`],
      objectiveId: objective === null ? null : (objectiveIds.get(objective) ?? null),
      side,
      description: '',
      owner: null,
      startsOn: quarters[first - 1]?.from ?? null,
      dueOn: quarters[last - 1]?.to ?? null,
    })),
    milestones: milestones.map((one) => ({
      id: one.id,
      title: planTemplateTexts[`milestone.${one.text}`],
      initiativeId: one.initiativeId,
      kind: one.kind,
      side: one.side,
      owner: null,
      startsOn: null,
      dueOn: dueOn(one, { quarters, begunOn }),
      dependsOn: one.after.flatMap((text) => milestoneIds.get(text) ?? []),
      state: 'open',
      doneOn: null,
      evidence: null,
    })),
    investments: part.investments.map(({ text, side, kind, unit }) => ({
      id: nextId(),
      title: planTemplateTexts[`investment.${text}`],
      side,
      kind,
      unit,
      currency: unit === 'money' ? terms.currency : null,
      planned: 0,
      spent: null,
      owner: null,
      dueOn: null,
    })),
  };
};
