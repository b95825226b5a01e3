import type { QueryCtx } from '#core/context.ts';
import type { AlertCounts, AlertEntry } from '#shared/api/alerts.ts';
import { type Alert, type AlertText, Severity } from '#shared/alerts/alert.ts';
import { type AlertStanding, type Handled, standingOf } from '#shared/alerts/handling.ts';
import { rankAlerts } from '#shared/alerts/rank.ts';
import { alertSentence } from '#shared/alerts/words.ts';
import { alertTexts } from '#shared/text/en/alerts.ts';
import type { Picture } from './picture.ts';

/** How an alert stood when somebody decided about it, as the store keeps it. */
export type Seen = Handled['seen'] & { text: AlertText };

type State = Handled & { ownerId: string | null; owner: string | null; outcome: string | null };

/** What people did with alerts, by the alert's id. Few: an alert that nobody touched has no row. */
const readStates = async (ctx: QueryCtx): Promise<Map<string, State>> => {
  const rows = await ctx.db
    .selectFrom('alert as a')
    .leftJoin('person as p', 'p.id', 'a.owner_id')
    .select(['a.id', 'a.state', 'a.snoozed_until', 'a.handled_on', 'a.evidence', 'a.outcome', 'a.owner_id', 'p.name as owner'])
    .execute();
  return new Map(
    rows.map((row) => {
      const seen = JSON.parse(row.evidence) as Seen;
      return [
        row.id,
        {
          state: row.state,
          snoozedUntil: row.snoozed_until,
          handledOn: row.handled_on,
          seen: { severity: Severity.parse(seen.severity), level: seen.level },
          ownerId: row.owner_id,
          owner: row.owner,
          outcome: row.outcome,
        },
      ];
    }),
  );
};

type Placed = { alert: Alert; standing: AlertStanding; state: State | null };

const asEntry = (
  picture: Picture,
  { alert, standing, state }: Placed,
  place: Pick<AlertEntry, 'why' | 'aheadBy' | 'place'>,
): AlertEntry => {
  const record = alert.partnerId === null ? undefined : picture.entries.get(alert.partnerId)?.record;
  // one that came back is nobody's until somebody takes it again, and its outcome was that of before
  const isKept = state !== null && standing !== 'open';
  return {
    alert,
    name: alertTexts.name[alert.rule],
    sentence: alertSentence('say', alert.text),
    partner: record
      ? {
          id: record.facts.id,
          name: record.facts.name,
          type: record.facts.type,
          tier: record.facts.tier,
          ownerId: record.facts.ownerId,
          owner: record.facts.owner,
          isActive: record.facts.isActive,
        }
      : null,
    state: standing,
    snoozedUntil: isKept ? state.snoozedUntil : null,
    ownerId: isKept ? state.ownerId : null,
    owner: isKept ? state.owner : null,
    outcome: isKept ? state.outcome : null,
    handledOn: isKept ? state.handledOn : null,
    ...place,
  };
};

const handledOrder = (a: AlertEntry, b: AlertEntry): number =>
  (b.handledOn ?? '').localeCompare(a.handledOn ?? '') || (a.alert.id < b.alert.id ? -1 : 1);

type Wanted = { partnerId?: string | undefined; rule?: string | undefined; includeHandled: boolean; limit: number };

/** The alerts of a picture in the order in which to act, with where each stands. Of one partner the network's are left out. */
export const placeAlerts = async (
  ctx: QueryCtx,
  picture: Picture,
  { partnerId, rule, includeHandled, limit }: Wanted,
): Promise<{ counts: AlertCounts; total: number; alerts: AlertEntry[] }> => {
  const states = await readStates(ctx);
  const { asOf } = picture.frame;
  const all =
    partnerId === undefined
      ? [...[...picture.entries.values()].flatMap(({ alerts }) => alerts), ...picture.networkAlerts]
      : [...(picture.entries.get(partnerId)?.alerts ?? []), ...picture.networkAlerts.filter((alert) => alert.partnerId === partnerId)];
  const placed = all
    .filter((alert) => rule === undefined || alert.rule === rule)
    .map((alert): Placed => {
      const state = states.get(alert.id) ?? null;
      return { alert, state, standing: standingOf(alert, state, asOf) };
    });
  const isOpen = ({ standing }: Placed): boolean => standing === 'open' || standing === 'assigned';
  const open = new Map(placed.filter(isOpen).map((one) => [one.alert.id, one]));
  const ranked = rankAlerts(
    [...open.values()].map(({ alert }) => alert),
    limit,
  );
  const count = (holds: (one: Placed) => boolean): number => placed.filter(holds).length;
  const ofSeverity = (severity: Alert['severity']): number => count((one) => isOpen(one) && one.alert.severity === severity);
  const counts: AlertCounts = {
    open: open.size,
    critical: ofSeverity('critical'),
    high: ofSeverity('high'),
    medium: ofSeverity('medium'),
    low: ofSeverity('low'),
    assigned: count(({ standing }) => standing === 'assigned'),
    snoozed: count(({ standing }) => standing === 'snoozed'),
    done: count(({ standing }) => standing === 'done' || standing === 'dismissed'),
  };
  const entries = ranked.flatMap(({ alert, why, aheadBy }, at) => {
    const one = open.get(alert.id);
    return one ? [asEntry(picture, one, { why, aheadBy, place: at + 1 })] : [];
  });
  const handled = includeHandled
    ? placed
        .filter((one) => !isOpen(one))
        .map((one) => asEntry(picture, one, { why: [], aheadBy: null, place: null }))
        .toSorted(handledOrder)
    : [];
  return { counts, total: open.size + handled.length, alerts: [...entries, ...handled].slice(0, limit) };
};
