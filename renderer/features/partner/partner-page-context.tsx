import { type ComponentType, createContext, use } from 'react';
import type { Program } from '#shared/api/settings.ts';
import type { PartnerRecord } from './partner-values.ts';

/** What every part of the page knows. */
export type PartnerPageState = {
  partner: PartnerRecord;
  program: Program;
  currency: string;
  /** The record that the address names, to be opened at once; id null: a new one. */
  opened: { name: string; id: string | null } | null;
  /** The open alerts of a partner; they belong to another place of the app, which lends them. */
  Alerts: ComponentType<{ partnerId: string }>;
};

const PageContext = createContext<PartnerPageState | null>(null);
export const PartnerPageProvider = PageContext.Provider;

/** The partner whose page this is. */
export const usePartnerPage = (): PartnerPageState => {
  const page = use(PageContext);
  if (!page) throw new Error('there is no page of a partner above');
  return page;
};
