import type { CommandCtx } from '#core/context.ts';
import { addRow, type Change, recordChanges, requireRow } from '#core/records/history.ts';
import { readAsOf } from '#core/settings/program.ts';
import type { OutputOf, ParsedInputOf } from '#shared/api/contract.ts';
import { TemplateMilestone } from '#shared/api/program-lists.ts';
import { addDays } from '#shared/domain/dates.ts';
import { AppError } from '#shared/domain/errors.ts';

/**
 * Starts an onboarding from a template of the program: the onboarding and its milestones with their days, in one step that one undo takes back.
 * Throws RECORD_NOT_FOUND, ONBOARDING_RUNNING.
 */
export const startOnboarding = async (
  ctx: CommandCtx,
  { partnerId, template: key, startedOn: given }: ParsedInputOf<'onboarding.start'>,
): Promise<OutputOf<'onboarding.start'>> => {
  await requireRow(ctx, 'partner', partnerId);
  const template = await ctx.db.selectFrom('onboarding_template').selectAll().where('key', '=', key).executeTakeFirst();
  if (!template) throw new AppError('RECORD_NOT_FOUND', { entity: 'onboarding template' });
  const startedOn = given ?? (await readAsOf(ctx));
  const running = await ctx.db
    .selectFrom('onboarding')
    .select('started_on')
    .where('partner_id', '=', partnerId)
    .where('state', 'in', ['not_started', 'running', 'stalled', 'escalated'])
    .where('window_ends_on', '>=', startedOn)
    .executeTakeFirst();
  if (running) throw new AppError('ONBOARDING_RUNNING', { start: running.started_on });
  const onboarding = await addRow(
    ctx,
    'onboarding',
    {
      partner_id: partnerId,
      template: key,
      started_on: startedOn,
      window_ends_on: addDays(startedOn, template.window_days),
      state: 'running',
    },
    partnerId,
  );
  const changes: Change[] = [onboarding];
  for (const [position, milestone] of TemplateMilestone.array().parse(JSON.parse(template.milestones)).entries())
    changes.push(
      await addRow(
        ctx,
        'onboarding_milestone',
        {
          partner_id: partnerId,
          onboarding_id: onboarding.recordId,
          name: milestone.name,
          step: milestone.step,
          position: position + 1,
          side: milestone.side,
          due_on: addDays(startedOn, milestone.dueOffsetDays),
          state: 'pending',
        },
        partnerId,
      ),
    );
  return { id: onboarding.recordId, undoId: (await recordChanges(ctx, changes)) ?? '' };
};
