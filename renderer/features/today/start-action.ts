import type { Alert } from '#shared/alerts/alert.ts';
import type { Route } from '#renderer/state/router.ts';

/** Where a suggestion about the network leads: to the partners it is about. */
const networkViews: Readonly<Record<string, string>> = {
  start_activation: 'inactive',
  analyse_churn: 'inactive',
  develop_middle: 'segment',
  rebalance: 'segment',
  automate: 'coverage',
};

/** Where a review is opened for an action: at the page about the meeting when its date or its outcome is wanted, else where one was last. */
export const reviewActionRoute = (key: Alert['action']['key'], id: string): Route => ({
  place: 'qbr',
  id,
  ...(key === 'plan_qbr' || key === 'record_outcome' ? { part: 'about' } : {}),
});

/**
 * Where the flow that an alert suggests begins: the record that it names, a new one of its kind, or the part of the portfolio that it is about. A QBR that does not exist
 * yet has no address; it is made first.
 */
export const actionRoute = ({ partnerId, action: { key, entity, recordId } }: Pick<Alert, 'partnerId' | 'action'>): Route => {
  if (partnerId === null) return { place: 'portfolio', ...(networkViews[key] === undefined ? {} : { view: networkViews[key] }) };
  if (entity === null) return { place: 'partner', id: partnerId };
  if (entity === 'qbr') return recordId === null ? { place: 'partner', id: partnerId, tab: 'qbrs' } : reviewActionRoute(key, recordId);
  if (entity === 'plan') return recordId === null ? { place: 'partner', id: partnerId, tab: 'plans' } : { place: 'plan', id: recordId };
  // these two have lists of their own on the page
  const tab = entity === 'deal' ? 'deals' : entity === 'commitment' ? 'commitments' : entity;
  return { place: 'partner', id: partnerId, tab, record: recordId ?? 'new' };
};
