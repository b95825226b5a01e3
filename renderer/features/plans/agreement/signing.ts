import type { Plan, PlanSignature } from '#shared/api/plans.ts';

export type SigningSide = 'vendor' | 'partner';

/** What one side has done under the text as it stands: signed it, signed an earlier text, or nothing. */
export type SideSigning = { side: SigningSide; current: PlanSignature | null; earlier: PlanSignature | null };

const newest = (signatures: readonly PlanSignature[]): PlanSignature | null =>
  signatures.toSorted((a, b) => b.signedAt - a.signedAt)[0] ?? null;

/** Both sides, ours first. Of several signatures the newest counts. */
export const signingOf = ({ signatures, revision }: Pick<Plan, 'signatures' | 'revision'>): SideSigning[] =>
  (['vendor', 'partner'] as const).map((side) => {
    const own = signatures.filter((one) => one.side === side && one.revision === revision);
    const current = newest(own.filter(({ isCurrent }) => isCurrent));
    return { side, current, earlier: current ? null : newest(own) };
  });
