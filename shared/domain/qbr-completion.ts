/** What was written down of a review. `commitments`: how many were made at it; `decisions` and `goals`: how many it has. */
export type WrittenOutcome = { summary: string | null; commitments: number; decisions: number; goals: number };

/** Whether something came of a review: a goal, a decision, a commitment or action, or the agreement in words. */
export const hasOutcome = ({ summary, commitments, decisions, goals }: WrittenOutcome): boolean =>
  commitments > 0 || decisions > 0 || goals > 0 || (summary ?? '').trim() !== '';

/** Whether a QBR counts as completed: held, with an outcome written down (domain, invariant 8 of 7.3; X33). */
export const isCompleted = ({ heldOn, ...written }: WrittenOutcome & { heldOn: string | null }): boolean =>
  heldOn !== null && hasOutcome(written);
