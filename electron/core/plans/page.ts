import type { QueryCtx } from '#core/context.ts';
import { readPartner } from '#core/partners/queries.ts';
import { readAsOf } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { isLocked, planStageOf } from '#shared/plan/stage.ts';
import { findTwin } from './create.ts';
import { printOf } from './fingerprint.ts';
import { readPlan } from './open-plan.ts';
import { isConnected } from './sign.ts';
import { standingOf } from './standing.ts';
import { agreedDay, isIntact, readRevisions, readSignatures } from './versions.ts';

/** A plan with everything on its page. Throws RECORD_NOT_FOUND. */
export const readPage = async (ctx: QueryCtx, { id, asOf }: ParsedInputOf<'plans.get'>): Promise<OutputOf<'plans.get'>> => {
  const { row: stored, content } = await readPlan(ctx, id);
  const signatures = await readSignatures(ctx, id);
  const row = { ...stored, ...standingOf(stored, content, signatures) };
  const partner = await readPartner(ctx, row.partner_id);
  const owner =
    row.owner_id === null ? undefined : await ctx.db.selectFrom('person').select('name').where('id', '=', row.owner_id).executeTakeFirst();
  const comments = await ctx.db
    .selectFrom('plan_comment')
    .selectAll()
    .where('plan_id', '=', id)
    .orderBy('written_on')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const connected = isConnected(ctx);
  const print = printOf(content);
  const { state, revision, agreed_revision: agreedRevision } = row;
  return {
    id,
    partnerId: row.partner_id,
    partner: partner.name,
    partnerType: partner.type,
    state,
    stage: planStageOf({ state, revision, agreedRevision, startsOn: row.starts_on }, asOf ?? (await readAsOf(ctx))),
    locked: isLocked(row),
    revision,
    revisionReason: row.revision_reason,
    agreedRevision,
    agreedOn: row.agreed_on,
    sharedOn: row.shared_on,
    closedOn: row.closed_on,
    closing: row.closing,
    note: row.note,
    ownerId: row.owner_id,
    owner: owner?.name ?? null,
    content,
    print,
    comments: comments.map(({ id: commentId, subject_id: subjectId, text, author, written_on: writtenOn }) => ({
      ...{ id: commentId, subjectId, text, author, writtenOn },
    })),
    signatures: signatures.map((one) => ({
      ...{ id: one.id, revision: one.revision, print: one.print, side: one.side, name: one.name, role: one.role },
      ...{ signedAt: one.signed_at, signedOn: one.signed_on, recordedBy: one.recorded_by },
      isCurrent: one.revision === revision && one.print === print,
      waits: connected && one.server_version === null,
    })),
    versions: (await readRevisions(ctx, id)).map((one) => ({
      ...{ number: one.number, print: one.print, base: one.base, reason: one.reason, author: one.author, madeOn: one.made_on },
      agreedOn: agreedDay(signatures, { revision: one.number, print: one.print }),
      isIntact: isIntact(one),
    })),
    connected,
    twinId: state === 'closed' ? null : await findTwin(ctx, { id, partnerId: row.partner_id, year: row.year }),
    sample: partner.sample,
  };
};
