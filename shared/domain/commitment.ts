/** How a commitment stands (domain W09). */
type State = 'open' | 'in_progress' | 'met' | 'missed' | 'renegotiated' | 'cancelled';

/** True for a commitment that somebody still owes. */
export const isOpen = ({ state }: { state: State }): boolean => state === 'open' || state === 'in_progress';
/** True for a state in which nothing more is owed. */
export const isSettled = (state: State): boolean => !isOpen({ state });
/** The states that need a reason. */
export const needsReason = (state: State): boolean => state === 'missed' || state === 'renegotiated' || state === 'cancelled';

/** Why a commitment cannot end in this way; null: it can. Days as YYYY-MM-DD. The field is the one to correct. */
export const settleRefusal = (
  made: { side: 'vendor' | 'partner'; madeOn: string },
  end: { as: 'met' | 'missed' | 'renegotiated' | 'cancelled'; evidence: string | null; dueOn: string | null; closedOn: string },
  today: string,
): 'future' | 'beforeMade' | 'noEvidence' | 'dueTooEarly' | null => {
  if (end.closedOn > today) return 'future';
  if (end.closedOn < made.madeOn) return 'beforeMade';
  // the vendor's own people see what they did; what the partner says it did is shown (domain, rights)
  if (end.as === 'met' && made.side === 'partner' && (end.evidence ?? '') === '') return 'noEvidence';
  if (end.dueOn !== null && end.dueOn < end.closedOn) return 'dueTooEarly';
  return null;
};
