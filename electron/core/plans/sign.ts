import type { CommandCtx } from '#core/context.ts';
import { addRow, type Change, dropRow, recordChanges } from '#core/records/history.ts';
import { readAsOf } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { AppError } from '#shared/domain/errors.ts';
import { printOf } from './fingerprint.ts';
import { requireSharable } from './move.ts';
import { changePlan, type OpenPlan, readUnlocked } from './open-plan.ts';
import { readWriter } from './texts.ts';
import { agreedDay, readRevisions, readSignatures } from './versions.ts';

/** True while a server takes in what is written here. */
export const isConnected = (ctx: Pick<CommandCtx, 'sync'>): boolean => ctx.sync().account.status().member !== null;

/** Keeps the version by value, once for each text. */
const keepVersion = async (ctx: CommandCtx, { row, content }: OpenPlan, print: string, on: string): Promise<Change[]> => {
  const known = (await readRevisions(ctx, row.id)).some((one) => one.number === row.revision && one.print === print);
  if (known) return [];
  // a column of notes is not sent to every role, and a copy of them would be
  const kept = { ...content, objectives: content.objectives.map((one) => ({ ...one, note: '' })) };
  const values = {
    partner_id: row.partner_id,
    plan_id: row.id,
    number: row.revision,
    base: row.agreed_revision,
    print,
    content: JSON.stringify(kept),
    reason: row.revision_reason,
    author: await readWriter(ctx),
    made_on: on,
  };
  return [await addRow(ctx, 'plan_revision', values, row.partner_id)];
};

/**
 * One side signs the version that has this fingerprint; with both sides under it the plan is agreed. The same person may sign the same text once.
 * Throws PLAN_LOCKED, PLAN_PRINT_CHANGED, PLAN_SPONSORS_MISSING, PLAN_EMPTY, PLAN_PARTNER_GONE, PLAN_UNCHANGED.
 */
export const signPlan = async (ctx: CommandCtx, input: ParsedInputOf<'plans.sign'>): Promise<OutputOf<'plans.sign'>> => {
  const plan = await readUnlocked(ctx, input.id);
  const { row, content } = plan;
  const print = printOf(content);
  if (print !== input.print) throw new AppError('PLAN_PRINT_CHANGED');
  await requireSharable(ctx, plan);
  if (row.agreed_print === print) throw new AppError('PLAN_UNCHANGED');
  const { grade, vendorSponsor, partnerSponsor } = content.terms;
  // a name that was emptied names nobody
  if (grade === 'strategic' && (!vendorSponsor || !partnerSponsor)) throw new AppError('PLAN_SPONSORS_MISSING');
  const on = await readAsOf(ctx);
  const text = { revision: row.revision, print };
  const signatures = await readSignatures(ctx, row.id);
  const waits = isConnected(ctx);
  const same = signatures.find(
    (one) => one.revision === row.revision && one.print === print && one.side === input.side && one.name === input.name,
  );
  if (same) return { id: same.id, agreed: false, waits: waits && same.server_version === null };
  const changes = await keepVersion(ctx, plan, print, on);
  const values = {
    ...{ partner_id: row.partner_id, plan_id: row.id, revision: row.revision, print, side: input.side, name: input.name, role: input.role },
    ...{ signed_at: ctx.now, signed_on: on, recorded_by: await readWriter(ctx) },
  };
  const signature = await addRow(ctx, 'plan_signature', values, row.partner_id);
  changes.push(signature);
  const agreedOn = agreedDay(await readSignatures(ctx, row.id), text);
  if (agreedOn !== null) {
    const agreed = { state: 'agreed', agreed_revision: row.revision, agreed_print: print, agreed_on: agreedOn };
    changes.push(...(await changePlan(ctx, row, { ...agreed, shared_on: row.shared_on ?? on })));
  }
  await recordChanges(ctx, changes);
  return { id: signature.recordId, agreed: agreedOn !== null, waits };
};

/** Takes a signature back, with the version that was kept for it alone. Throws PLAN_LOCKED, RECORD_NOT_FOUND. */
export const unsignPlan = async (
  ctx: CommandCtx,
  { id, signatureId }: ParsedInputOf<'plans.unsign'>,
): Promise<OutputOf<'plans.unsign'>> => {
  const { row } = await readUnlocked(ctx, id);
  const signatures = await readSignatures(ctx, id);
  const signature = signatures.find((one) => one.id === signatureId);
  if (!signature) throw new AppError('RECORD_NOT_FOUND', { entity: 'signature' });
  const isOf = (one: { print: string }): boolean => one.print === signature.print;
  // what was agreed stays signed
  if (agreedDay(signatures, signature) !== null || signature.revision !== row.revision) throw new AppError('PLAN_LOCKED');
  const changes = [await dropRow(ctx, 'plan_signature', signatureId)];
  if (!signatures.some((one) => one.id !== signatureId && one.revision === signature.revision && isOf(one)))
    for (const version of (await readRevisions(ctx, id)).filter((one) => one.number === signature.revision && isOf(one)))
      changes.push(await dropRow(ctx, 'plan_revision', version.id));
  return { undoId: await recordChanges(ctx, changes) };
};
