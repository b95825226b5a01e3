import { create } from 'zustand';
import { keep, readKept } from '#renderer/state/kept.ts';
import type { AlertRuleId } from '#shared/alerts/rule-ids.ts';

/** `snoozed` and `done` are looked at apart; assigned alerts stay among the open ones. */
export const alertViews = ['open', 'snoozed', 'done'] as const;
export type AlertView = (typeof alertViews)[number];

type TodayState = {
  view: AlertView;
  rule: AlertRuleId | null;
  type: string | null;
  /** The id of a person, '' for alerts that are nobody's, or null for all. */
  owner: string | null;
  isByPartner: boolean;
  /** The alert that the keyboard was on. */
  active: string | null;
};

const keptKey = 'quarterdeck.today';
const shipped: Omit<TodayState, 'active'> = { view: 'open', rule: null, type: null, owner: null, isByPartner: false };

/** How Today is looked at; it stays while one is elsewhere in the app, and is remembered on this device. */
export const useTodayStore = create<TodayState>(() => ({ ...readKept(keptKey, shipped), active: null }));

export const setToday = (change: Partial<TodayState>): void => {
  useTodayStore.setState(change);
  const { view, rule, type, owner, isByPartner } = useTodayStore.getState();
  keep(keptKey, { view, rule, type, owner, isByPartner });
};
export const clearAlertFilters = (): void => setToday({ rule: null, type: null, owner: null });
