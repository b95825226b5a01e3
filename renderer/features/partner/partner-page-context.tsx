import { type ComponentType, createContext, use } from 'react';
import type { Commitment } from '#shared/api/commitments.ts';
import type { Program } from '#shared/api/settings.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import type { PartnerRecord } from './partner-values.ts';

/** What every part of the page knows. */
export type PartnerPageState = {
  partner: PartnerRecord;
  program: Program;
  currency: string;
  /** The record that the address names, to be opened at once; id null: a new one. */
  opened: { name: string; id: string | null } | null;
  /** What belongs to other places of the app, which lend it: the open alerts of a partner, its open conflicts of sync, its plans, the dialog that settles a commitment, and the dialog that decides segment and coverage. */
  lent: {
    Alerts: ComponentType<{ partnerId: string }>;
    Conflicts: ComponentType<{ partnerId: string }>;
    Settle: ComponentType<{ commitment: Commitment; asOf: IsoDate; onClose(): void }>;
    Plans: ComponentType<{ partner: { id: string; name: string } }>;
    Override: ComponentType<{ chosen: ReadonlyArray<{ id: string; name: string; active: boolean }> }>;
  };
};

const PageContext = createContext<PartnerPageState | null>(null);
export const PartnerPageProvider = PageContext.Provider;

/** The partner whose page this is. */
export const usePartnerPage = (): PartnerPageState => {
  const page = use(PageContext);
  if (!page) throw new Error('there is no page of a partner above');
  return page;
};
