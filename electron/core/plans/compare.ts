import type { QueryCtx } from '#core/context.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import { planDifferences } from '#shared/plan/differences.ts';
import type { PlanContent } from '#shared/plan/model.ts';
import { readPlan } from './open-plan.ts';
import { contentOf, readRevisions, revisionOf } from './versions.ts';

/** What differs between two versions of a plan. Throws RECORD_NOT_FOUND, PLAN_NO_REVISION. */
export const comparePlan = async (ctx: QueryCtx, { id, from, to }: ParsedInputOf<'plans.compare'>): Promise<OutputOf<'plans.compare'>> => {
  const { row, content } = await readPlan(ctx, id);
  const revisions = await readRevisions(ctx, id);
  const version = (wanted: number | 'working'): PlanContent => {
    if (wanted === 'working') return content;
    // the version that is being written has a number, and nothing kept before somebody signs it
    if (wanted === row.revision && !revisions.some(({ number }) => number === wanted)) return content;
    const found = contentOf(revisionOf(revisions, wanted, row.agreed_print));
    if (found === null) throw new AppError('PLAN_NO_REVISION', { number: wanted });
    return found;
  };
  return { differences: planDifferences(version(from), version(to)) };
};
