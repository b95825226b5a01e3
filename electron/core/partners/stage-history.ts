import type { CommandCtx } from '#core/context.ts';
import { addRow, type Change } from '#core/records/history.ts';
import type { IsoDate } from '#shared/domain/dates.ts';

type Values = Readonly<Record<string, unknown>>;

/** Columns of a partner whose changes are facts of their own (W06), with the kind of change. Segment and coverage are decided by `partners.override`. */
const followed = [
  ['network_stage', 'network_stage'],
  ['lifecycle_stage', 'lifecycle_stage'],
  ['tier', 'tier'],
  ['owner_id', 'owner'],
] as const;

/** Who owns a partner is told by name: the fact outlives the person. */
const nameOf = async (ctx: CommandCtx, column: string, value: unknown): Promise<unknown> => {
  if (column !== 'owner_id' || typeof value !== 'string') return value ?? null;
  return (await ctx.db.selectFrom('person').select('name').where('id', '=', value).executeTakeFirst())?.name ?? value;
};

/** Notes a change of stage, tier or owner as a dated fact. Returns its changes for the history of the same step. */
export const noteStages = async (ctx: CommandCtx, partnerId: string, before: Values, after: Values, on: IsoDate): Promise<Change[]> => {
  const changes: Change[] = [];
  for (const [column, kind] of followed) {
    if (!(column in after)) continue;
    const fact = {
      partner_id: partnerId,
      kind,
      value_from: await nameOf(ctx, column, before[column]),
      value_to: await nameOf(ctx, column, after[column]),
      changed_on: on,
    };
    changes.push(await addRow(ctx, 'partner_change', fact, partnerId));
  }
  return changes;
};
