import type { CommandCtx } from '#core/context.ts';
import type { ParsedInputOf } from '#shared/api/contract.ts';
import type { Partner } from '#shared/api/partners.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { copyPlan } from '#shared/plan/copy.ts';
import type { PlanContent, PlanTerms } from '#shared/plan/model.ts';
import { type PlanCalendars, planQuarters } from '#shared/plan/quarters.ts';
import { planTemplate } from '#shared/plan/templates/make.ts';
import { readPlanRow } from './open-plan.ts';
import { readMeasured, trackMeasured } from './track-plans.ts';

type Given = { partner: Pick<Partner, 'type' | 'investmentSegment'>; terms: PlanTerms; calendars: PlanCalendars; asOf: IsoDate };

/** The plan of another year, as it was in force on its last day, or is now while it runs. */
const readCopy = async (
  ctx: CommandCtx,
  { planId, growth }: { planId: string; growth: number },
  { terms, asOf }: Given,
): Promise<PlanContent> => {
  const row = await readPlanRow(ctx, planId);
  const measures = await readMeasured(ctx, [row], row.ends_on < asOf ? row.ends_on : asOf);
  const [measured] = measures.measured;
  const tracking = trackMeasured(ctx, measures, new Map()).get(planId);
  if (!measured || !tracking) throw new RangeError('a plan that was read is measured');
  return copyPlan({ content: measured.content, tracking, terms, growth, nextId: ctx.newId });
};

/** What a new plan begins with. Throws RECORD_NOT_FOUND. */
export const readStart = async (
  ctx: CommandCtx,
  { start, currency }: Pick<ParsedInputOf<'plans.create'>, 'start' | 'currency'>,
  given: Given,
): Promise<PlanContent> => {
  const { partner, terms, calendars, asOf } = given;
  switch (start.from) {
    case 'blank':
      return { terms, objectives: [], initiatives: [], milestones: [], investments: [] };
    case 'template': {
      const type = start.type ?? partner.type;
      const segment = start.segment ?? partner.investmentSegment;
      const quarters = planQuarters(terms, calendars, asOf);
      return { terms, ...planTemplate({ type, segment, terms, quarters, begunOn: asOf, nextId: ctx.newId }) };
    }
    case 'copy': {
      const content = await readCopy(ctx, start, given);
      return currency === undefined ? content : { ...content, terms: { ...content.terms, currency } };
    }
  }
};
