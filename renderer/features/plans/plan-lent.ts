import { type ComponentType, createContext, use } from 'react';
import type { Commitment } from '#shared/api/commitments.ts';
import type { IsoDate } from '#shared/domain/dates.ts';

/** What belongs to other places of the app, which lend it to the page of a plan: the dialog that settles a commitment. */
export type PlanLent = { Settle: ComponentType<{ commitment: Commitment; asOf: IsoDate; onClose(): void }> };

const LentContext = createContext<PlanLent | null>(null);
export const PlanLentProvider = LentContext.Provider;

/** What other places lend to this page. */
export const usePlanLent = (): PlanLent => {
  const lent = use(LentContext);
  if (!lent) throw new Error('there is no page of a plan above');
  return lent;
};
