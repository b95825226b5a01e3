import { hasOutcomeSql } from '#core/qbr/outcome-sql.ts';
import type { Promised, QbrFact, TouchFact } from '#shared/alerts/facts.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { type FiscalCalendar, type FiscalQuarter, quarterOf, shiftQuarter } from '#shared/domain/fiscal.ts';
import { milestonesOwed } from './plans.ts';
import { byPartner, type FactReader } from './reader.ts';

// the row with the latest (or earliest) day: SQLite takes the other columns from the row that has the max
const lastInteractionSql = (only: string): string => `
  SELECT partner_id AS partnerId, 'interaction' AS entity, id, kind, max(held_on) AS heldOn, summary FROM interaction WHERE held_on <= @asOf AND kind <> 'note'${only} GROUP BY partner_id`;
const lastReviewSql = (only: string): string => `
  SELECT partner_id AS partnerId, 'qbr' AS entity, id, 'qbr' AS kind, max(held_on) AS heldOn, quarter AS summary FROM qbr WHERE held_on <= @asOf${only} GROUP BY partner_id`;
const nextTouchSql = (only: string): string => `
  SELECT partner_id AS partnerId, 'interaction' AS entity, id, kind, min(held_on) AS heldOn, summary FROM interaction WHERE held_on > @asOf AND kind <> 'note'${only} GROUP BY partner_id`;
const promisedSql = (only: string): string => `
  SELECT partner_id AS partnerId, 'commitment' AS entity, id, NULL AS planId, description AS title, side, owner, due_on AS dueOn FROM commitment
    WHERE made_on <= @asOf AND (state IN ('open', 'in_progress') OR closed_on > @asOf)${only}
  UNION ALL SELECT partner_id, 'joint_milestone', id, NULL, title, side, NULL, due_on FROM joint_milestone
    WHERE due_on IS NOT NULL AND (done_on IS NULL OR done_on > @asOf)${only}`;
const qbrSql = (only: string): string => `
  SELECT partner_id AS partnerId, id, quarter, state, scheduled_on AS scheduledOn, held_on AS heldOn,
    ready_on AS readyOn, ${hasOutcomeSql} AS hasOutcome, max(package_version) AS version
  FROM qbr WHERE as_of > @twoYearsAgo${only} GROUP BY partner_id, quarter`;
const sponsorSql = (only: string): string => `
  SELECT partner_id AS partnerId, min(coalesce(next_contact_on, date(last_contact_on, '+' || cadence_days || ' days'))) AS dueOn FROM sponsorship WHERE 1${only} GROUP BY partner_id`;
const forecastSql = (only: string): string => `
  SELECT partner_id AS partnerId, currency, amount_minor AS amount, quarter, max(submitted_on) AS submittedOn FROM forecast
  WHERE category = 'commit' AND submitted_on <= @quarterTo${only} GROUP BY partner_id, quarter`;
const handoverSql = (only: string): string => `
  SELECT partner_id AS partnerId, id, value_from AS "from", value_to AS "to", max(changed_on) AS changedOn FROM partner_change
  WHERE kind = 'owner' AND changed_on <= @asOf AND changed_on > date(@asOf, '-120 days')${only} GROUP BY partner_id`;

const minutesSql = (only: string): string => `
  SELECT partner_id AS partnerId, sum(minutes) AS minutes FROM interaction
  WHERE kind <> 'note' AND minutes IS NOT NULL AND held_on >= @runningFrom AND held_on <= @asOf${only} GROUP BY partner_id`;

type Row<T> = T & { partnerId: string };
export type OwnerChange = { id: string; from: string | null; to: string | null; changedOn: IsoDate };

export type CareFacts = {
  /** Interaction or review, as in the spine. */
  lastTouch: TouchFact | null;
  lastInteraction: TouchFact | null;
  nextTouch: TouchFact | null;
  /** Of contact, in the program's running quarter. */
  contactMinutes: number;
  promised: Promised[];
  qbrs: QbrFact[];
  sponsorContactDueOn: IsoDate | null;
  /** What was promised for the program's last finished quarter by its end; null: nothing was. */
  forecast: number | null;
  ownerChange: OwnerChange | null;
};

const touchOf = (rows: ReadonlyArray<Row<TouchFact>> | undefined): TouchFact | null => {
  const row = rows?.[0];
  return row ? { entity: row.entity, id: row.id, kind: row.kind, heldOn: row.heldOn, summary: row.summary } : null;
};

const later = (a: TouchFact | null, b: TouchFact | null): TouchFact | null => (a === null || (b !== null && b.heldOn > a.heldOn) ? b : a);

/** Contact, promises, reviews, sponsors, forecast and change of hands. A review counts as it stood: what was held after the as-of date was not held yet. */
export const readCare = (reader: FactReader): ((partnerId: string, calendar: FiscalCalendar) => CareFacts) => {
  const only = reader.only('partner_id');
  const { asOf, lastQuarter } = reader.frame;
  const last = byPartner(reader.rows<Row<TouchFact>>(lastInteractionSql(only)));
  const reviews = byPartner(reader.rows<Row<TouchFact>>(lastReviewSql(only)));
  const next = byPartner(reader.rows<Row<TouchFact>>(nextTouchSql(only)));
  const minutes = byPartner(reader.rows<Row<{ minutes: number }>>(minutesSql(only)));
  const promised = byPartner([...reader.rows<Row<Promised>>(promisedSql(only)), ...milestonesOwed(reader)]);
  const qbrs = byPartner(reader.rows<Row<Omit<QbrFact, 'from' | 'to'>>>(qbrSql(only)));
  const sponsors = byPartner(reader.rows<Row<{ dueOn: IsoDate | null }>>(sponsorSql(only)));
  const forecasts = byPartner(reader.rows<Row<{ currency: string | null; amount: number; quarter: string }>>(forecastSql(only)));
  const handovers = byPartner(reader.rows<Row<OwnerChange>>(handoverSql(only)));
  const quarters = new Map<FiscalCalendar, FiscalQuarter[]>();
  const quartersOf = (calendar: FiscalCalendar): FiscalQuarter[] => {
    const known = quarters.get(calendar);
    if (known) return known;
    const now = quarterOf(calendar, asOf);
    const made = [now, shiftQuarter(calendar, now, -1)];
    quarters.set(calendar, made);
    return made;
  };
  return (partnerId, calendar) => {
    const own = qbrs.get(partnerId) ?? [];
    const change = handovers.get(partnerId)?.[0];
    const forecast = (forecasts.get(partnerId) ?? []).find(({ quarter }) => quarter === lastQuarter.label);
    const lastInteraction = touchOf(last.get(partnerId));
    return {
      lastTouch: later(lastInteraction, touchOf(reviews.get(partnerId))),
      lastInteraction,
      contactMinutes: minutes.get(partnerId)?.[0]?.minutes ?? 0,
      nextTouch: touchOf(next.get(partnerId)),
      promised: (promised.get(partnerId) ?? []).map(({ entity, id, planId, title, side, owner, dueOn }) => ({
        entity,
        id,
        planId,
        title,
        side,
        owner,
        dueOn,
      })),
      qbrs: quartersOf(calendar).map(({ label, from, to }) => {
        const row = own.find(({ quarter }) => quarter === label);
        const wasHeld = row?.heldOn !== null && row !== undefined && row.heldOn <= asOf;
        const isAhead = row !== undefined && (row.state === 'held' || row.state === 'closed') && !wasHeld;
        return {
          id: row?.id ?? null,
          quarter: label,
          from,
          to,
          state: row === undefined ? 'due' : isAhead ? 'prepared' : row.state,
          scheduledOn: row?.scheduledOn ?? null,
          heldOn: wasHeld ? row.heldOn : null,
          readyOn: row?.readyOn ?? null,
          hasOutcome: Boolean(row?.hasOutcome) && wasHeld,
        };
      }),
      sponsorContactDueOn: sponsors.get(partnerId)?.[0]?.dueOn ?? null,
      forecast: forecast ? reader.total([{ minor: forecast.amount, currency: forecast.currency }], partnerId, 'forecast') : null,
      ownerChange: change ? { id: change.id, from: change.from, to: change.to, changedOn: change.changedOn } : null,
    };
  };
};
