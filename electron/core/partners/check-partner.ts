import type { CommandCtx } from '#core/context.ts';
import { readParents } from '#core/entries/related.ts';
import { requireReference } from '#core/records/history.ts';
import { AppError } from '#shared/domain/errors.ts';
import { makesLoop } from '#shared/domain/records/checks/hierarchy.ts';

type Row = Readonly<Record<string, unknown>>;

/** A partner must not stand above itself, however many steps up and by whichever link. Throws PARENT_LOOP. */
export const assertNoCycle = async (ctx: CommandCtx, ids: readonly string[], parentId: string | null | undefined): Promise<void> => {
  if (parentId === undefined || parentId === null) return;
  const parentsOf = await readParents(ctx.db, ctx.today);
  if (ids.some((id) => makesLoop(id, parentId, parentsOf))) throw new AppError('PARENT_LOOP', { field: 'Belongs to', key: 'parentId' });
};

/** What a partner names must be there. Throws RECORD_INVALID. */
export const assertReferences = async (
  ctx: CommandCtx,
  { parentId, ownerId }: { parentId?: string | null | undefined; ownerId?: string | null | undefined },
): Promise<void> => {
  await requireReference(ctx, 'partner', parentId, 'Belongs to');
  await requireReference(ctx, 'person', ownerId, 'Owner');
};

/** The partner as it would stand, by its columns. Throws RECORD_INVALID. */
export const assertDates = ({ enrolled_on: enrolled, terminated_on: terminated }: Row): void => {
  if (typeof enrolled === 'string' && typeof terminated === 'string' && terminated < enrolled)
    throw new AppError('RECORD_INVALID', { field: 'Terminated on', detail: 'it lies before the enrolment', key: 'terminatedOn' });
};

const lists = [
  ['type', 'partner_type', 'Type'],
  ['tier', 'tier', 'Tier'],
] as const;

/** Types and tiers are those of the program. Throws RECORD_INVALID. */
export const assertListed = async (ctx: CommandCtx, columns: Row): Promise<void> => {
  for (const [column, table, field] of lists) {
    const key = columns[column];
    if (typeof key !== 'string') continue;
    const found = await ctx.db.selectFrom(table).select('key').where('key', '=', key).executeTakeFirst();
    if (!found)
      throw new AppError('RECORD_INVALID', {
        field,
        detail: `the program has no ${table === 'tier' ? 'tier' : 'type'} ${key}`,
        key: column,
      });
  }
};
