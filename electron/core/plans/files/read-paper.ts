import { readCommitments } from '#core/commitments/queries.ts';
import type { BlobCtx, QueryCtx } from '#core/context.ts';
import { readAsOf, readProgram } from '#core/settings/program.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { isLocked } from '#shared/plan/stage.ts';
import type { PaperAudience, PlanPaper } from '#shared/plan/document/paper.ts';
import { withProgress } from '#shared/plan/with-progress.ts';
import { readPlan } from '../open-plan.ts';
import { readPage } from '../page.ts';
import { planQueries } from '../queries.ts';
import { contentOf, readRevisions, revisionOf } from '../versions.ts';

type Page = PlanPaper['plan'];

/**
 * The version that a reader is given. For us the one that is written. For the partner what it was shown or signed last: while the next version is only written or reviewed on
 * our side, that is the one in force.
 */
const versionFor = async (ctx: QueryCtx, page: Page, audience: PaperAudience): Promise<Page> => {
  const { agreedRevision, state } = page;
  if (audience === 'internal' || agreedRevision === null || isLocked(page) || state === 'shared') return page;
  const { row } = await readPlan(ctx, page.id);
  const kept = revisionOf(await readRevisions(ctx, page.id), agreedRevision, row.agreed_print);
  const content = contentOf(kept);
  if (content === null) return page;
  const signatures = page.signatures.map((one) => ({ ...one, isCurrent: one.revision === kept.number && one.print === kept.print }));
  return { ...page, stage: 'active', content: withProgress(content, page.content), revision: kept.number, print: kept.print, signatures };
};

/** All that goes on paper of a plan. Throws RECORD_NOT_FOUND. */
export const readPaper = async (ctx: QueryCtx & BlobCtx, id: string, audience: PaperAudience, wanted?: IsoDate): Promise<PlanPaper> => {
  const asOf = wanted ?? (await readAsOf(ctx));
  const page = await readPage(ctx, { id, asOf });
  const plan = await versionFor(ctx, page, audience);
  const { companyName } = await readProgram(ctx.db, ctx.today);
  return {
    plan,
    tracking: await planQueries['plans.tracking'](ctx, { id, asOf }),
    commitments: await readCommitments(ctx, asOf, { partnerId: plan.partnerId, originId: id }),
    company: companyName,
  };
};
