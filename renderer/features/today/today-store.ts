import { create } from 'zustand';
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

/** How Today is looked at; it stays while one is elsewhere in the app. */
export const useTodayStore = create<TodayState>(() => ({
  view: 'open',
  rule: null,
  type: null,
  owner: null,
  isByPartner: false,
  active: null,
}));

export const setToday = (change: Partial<TodayState>): void => useTodayStore.setState(change);
export const clearAlertFilters = (): void => setToday({ rule: null, type: null, owner: null });
