import type { Commitment } from '#shared/api/commitments.ts';
import { isOpen } from '#shared/domain/commitment.ts';
import { daysBetween, type IsoDate } from '#shared/domain/dates.ts';

export type CommitmentSide = Commitment['side'];
/** What one side promised: what is open, earliest due first and undated last, and what is settled, latest first. */
export type CommitmentList = { side: CommitmentSide; open: Commitment[]; settled: Commitment[] };

const byDue = (a: Commitment, b: Commitment): number => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999');
const byClosed = (a: Commitment, b: Commitment): number => (b.closedOn ?? '').localeCompare(a.closedOn ?? '');

/** Both sides beside each other, ours first. */
export const commitmentLists = (commitments: readonly Commitment[]): CommitmentList[] =>
  (['vendor', 'partner'] as const).map((side) => {
    const own = commitments.filter((commitment) => commitment.side === side);
    return { side, open: own.filter(isOpen).toSorted(byDue), settled: own.filter((commitment) => !isOpen(commitment)).toSorted(byClosed) };
  });

/** Whole days since it was due; 0 when it is not overdue. */
export const overdueDays = ({ overdue, dueOn }: Pick<Commitment, 'overdue' | 'dueOn'>, asOf: IsoDate): number =>
  overdue && dueOn !== null ? daysBetween(dueOn, asOf) : 0;
