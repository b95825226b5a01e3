import type { AlertEntry } from '#shared/api/alerts.ts';
import type { AlertView } from './today-store.ts';

/** Whose an alert is: the person it was given to, else the one who looks after the partner. Empty: nobody's. */
export const ownerOf = ({ ownerId, owner, partner }: AlertEntry): { id: string; name: string } =>
  ownerId === null ? { id: partner?.ownerId ?? '', name: partner?.owner ?? '' } : { id: ownerId, name: owner ?? '' };

/** In which of the three views an alert stands. Who has it does not matter: it is open until it is done. */
export const viewOf = ({ state }: Pick<AlertEntry, 'state'>): AlertView =>
  state === 'snoozed' ? 'snoozed' : state === 'done' || state === 'dismissed' ? 'done' : 'open';

type Filters = { view: AlertView; type: string | null; owner: string | null };

/** What is shown of the alerts, in the order in which they came. */
export const filterAlerts = (alerts: readonly AlertEntry[], { view, type, owner }: Filters): readonly AlertEntry[] =>
  alerts.filter(
    (entry) => viewOf(entry) === view && (type === null || entry.partner?.type === type) && (owner === null || ownerOf(entry).id === owner),
  );

/** The alerts of each partner together, partners in the order of their first alert, which is the most pressing one; null: the network. */
export const byPartner = (alerts: readonly AlertEntry[]): Array<{ name: string | null; alerts: AlertEntry[] }> =>
  [...Map.groupBy(alerts, ({ partner }) => partner?.id ?? null).values()].map((own) => ({
    name: own[0]?.partner?.name ?? null,
    alerts: own,
  }));
