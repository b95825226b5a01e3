import type { IsoDate } from '#shared/domain/dates.ts';
import type { ErrorCode } from '#shared/domain/errors.ts';

/** The days of a review. A day that is left out of a change stays as it is. */
export type ReviewDays = { scheduledOn: IsoDate | null; heldOn: IsoDate | null; nextOn: IsoDate | null };

/**
 * Why days of a review cannot be changed so; null: they can. It is not held on a day to come, nor on none once it was held; a meeting is not moved to a day that
 * has passed; the next review comes after this one. What stands there already is not judged again.
 */
export const daysRefusal = (
  now: ReviewDays & { wasHeld: boolean },
  { scheduledOn, heldOn, nextOn }: Partial<{ [day in keyof ReviewDays]: IsoDate | null | undefined }>,
  today: IsoDate,
): ErrorCode | null => {
  if (heldOn && heldOn > today) return 'QBR_NOT_YET';
  if (heldOn === null && now.wasHeld) return 'QBR_HELD_WITHOUT_DAY';
  const isMoved = scheduledOn && scheduledOn !== now.scheduledOn;
  if (isMoved && scheduledOn < today && !now.wasHeld && !heldOn) return 'QBR_DAY_PASSED';
  const day = heldOn ?? now.heldOn ?? now.scheduledOn;
  return nextOn && nextOn !== now.nextOn && day !== null && nextOn <= day ? 'QBR_NEXT_TOO_EARLY' : null;
};
