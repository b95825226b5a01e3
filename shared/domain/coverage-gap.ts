/** A place in the market that needs partners: of one type, in a cell of geography, vertical and customer segment. */
export type CoverageNeed = { cell: string; type: string; partners: number };
export type CoveringPartner = {
  id: string;
  type: string | null;
  cells: readonly string[];
  enrolled: boolean;
  active: boolean;
  qualified: boolean;
};

/**
 * Who closes a gap: enrolled partners of the needed type in the cell that are active or qualified. It is closed while there are enough of them, and open again
 * without them; enrolling alone closes nothing. Source: domain M09, invariant 5 of 7.3.
 */
export const gapCoverage = (
  need: CoverageNeed,
  partners: readonly CoveringPartner[],
): { isClosed: boolean; closedBy: string[]; missing: number } => {
  const closedBy = partners
    .filter(
      ({ type, cells, enrolled, active, qualified }) =>
        type === need.type && cells.includes(need.cell) && enrolled && (active || qualified),
    )
    .map(({ id }) => id);
  return { isClosed: closedBy.length >= need.partners, closedBy, missing: Math.max(0, need.partners - closedBy.length) };
};
