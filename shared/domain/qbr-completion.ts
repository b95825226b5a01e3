/** Whether a QBR counts as completed: held, with goals or actions written down (domain, invariant 8 of 7.3). `outcomes`: commitments that came of it. */
export const isCompleted = ({ heldOn, summary, outcomes }: { heldOn: string | null; summary: string | null; outcomes: number }): boolean =>
  heldOn !== null && (outcomes > 0 || (summary ?? '').trim() !== '');
