import type { Commitment } from '#shared/api/commitments.ts';
import { isOpen } from '#shared/domain/commitment.ts';

type Made = Pick<Commitment, 'originKind' | 'originId' | 'madeOn' | 'dueOn' | 'state'>;
/** A review as its commitments see it. `versions`: the ids of its versions; `by`: the day it was held, the as-of date while it was not. */
export type ReviewOf = { versions: readonly string[]; by: string };

/** True for a commitment or action that was made at the review. */
export const isMadeAt = ({ originKind, originId }: Pick<Made, 'originKind' | 'originId'>, versions: readonly string[]): boolean =>
  originKind === 'qbr' && originId !== null && versions.includes(originId);

/** True for a commitment from before the review, due by the day it was held and still open: the review does not close before it is settled. */
export const isUnsettled = (made: Made, { versions, by }: ReviewOf): boolean =>
  isOpen(made) && !isMadeAt(made, versions) && made.madeOn <= by && made.dueOn !== null && made.dueOn <= by;

/** A commitment from before the review. `replacedBy`: the one that took its place when it was renegotiated. */
export type Earlier = { commitment: Commitment; replacedBy: Commitment | null; isUnsettled: boolean };

/**
 * What was promised before a review and came up at it: all that was still open, and what ended after the review before (`since`), each once, what must be
 * settled first. One that only replaces another of the list stands with that one.
 */
export const earlierCommitments = (all: readonly Commitment[], review: ReviewOf & { since: string }): Earlier[] => {
  const { versions, by, since } = review;
  const before = all.filter(
    (one) => !isMadeAt(one, versions) && one.madeOn <= by && (isOpen(one) || (one.closedOn !== null && one.closedOn >= since)),
  );
  const ids = new Set(before.map((one) => one.id));
  const rank = (one: Earlier): number => (one.isUnsettled ? 0 : isOpen(one.commitment) ? 1 : 2);
  return before
    .filter((one) => one.replacesId === null || !ids.has(one.replacesId) || isUnsettled(one, review) || !isOpen(one))
    .map((one) => ({
      commitment: one,
      replacedBy: all.find(({ replacesId }) => replacesId === one.id) ?? null,
      isUnsettled: isUnsettled(one, review),
    }))
    .toSorted(
      (a, b) =>
        rank(a) - rank(b) ||
        (a.commitment.dueOn ?? '9999').localeCompare(b.commitment.dueOn ?? '9999') ||
        (a.commitment.id < b.commitment.id ? -1 : 1),
    );
};
