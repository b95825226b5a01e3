import { z } from 'zod';
import { AppError } from '#shared/domain/errors.ts';
import { memberRoles } from '#shared/access/roles.ts';

/**
 * Where a pull that was cut goes on. `from`: the cursor that it began at; `to`: its head; `role`: as what it was read. It names no scope that is sent: those come from
 * the grants, so a token made by hand gains nothing.
 */
const Place = z.strictObject({
  epoch: z.string().max(64),
  member: z.string().max(64),
  role: z.enum(memberRoles),
  from: z.int().nonnegative(),
  to: z.int().nonnegative(),
  full: z.boolean(),
  /** Rows changed since `from`, done up to here; null when all are. */
  delta: z.tuple([z.int(), z.string(), z.string()]).nullable(),
  /** Whole scopes, of this priority, done up to this row; null before the first. */
  priority: z.int().min(0).max(3),
  after: z.tuple([z.string(), z.string(), z.string()]).nullable(),
  /** Which scopes were asked for again. */
  again: z.string().max(64),
});
export type Place = z.infer<typeof Place>;

export const tokenOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** Reads a token. Throws SYNC_CURSOR for one that is not ours. */
export const placeOf = (token: string): Place => {
  try {
    return Place.parse(JSON.parse(Buffer.from(token, 'base64url').toString()));
  } catch (cause) {
    throw new AppError('SYNC_CURSOR', {}, { cause });
  }
};
