import type { CommandCtx } from '#core/context.ts';
import { AppError } from '#shared/domain/errors.ts';
import { makesLoop } from '#shared/domain/records/checks/hierarchy.ts';
import { requireReference } from './history.ts';

/** A manager is somebody else who is there, and nobody leads the people who lead them. `id` undefined: a person who is new. Throws RECORD_INVALID. */
export const assertManager = async (ctx: CommandCtx, id: string | undefined, managerId: string | null): Promise<void> => {
  await requireReference(ctx, 'person', managerId, 'Manager');
  if (id === undefined || managerId === null) return;
  const people = await ctx.db.selectFrom('person').select(['id', 'manager_id']).where('manager_id', 'is not', null).execute();
  const managers = new Map(people.map((person) => [person.id, person.manager_id]));
  const above = (person: string): string[] => [managers.get(person)].filter((manager) => typeof manager === 'string');
  if (makesLoop(id, managerId, above))
    throw new AppError('RECORD_INVALID', { field: 'Manager', detail: 'a person would lead themselves', key: 'managerId' });
};
