import type { LeadFact, ListingFact, RenewalFact, ReportFact } from '#shared/alerts/facts.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { byPartner, type FactReader, sumKnown } from './reader.ts';

const serviceSql = (only: string): string => `
  SELECT partner_id AS partnerId, currency, sum(coalesce((SELECT c.seats FROM seat_count c WHERE c.service_id = s.id AND c.counted_on <= @asOf ORDER BY c.counted_on DESC LIMIT 1), seats)) AS seats,
    sum(monthly_value_minor) AS monthly, count(*) AS services
  FROM managed_service s WHERE starts_on <= @asOf AND state <> 'cancelled' AND (ends_on IS NULL OR ends_on >= @asOf)${only} GROUP BY partner_id, currency`;
const renewalSql = (only: string): string => `
  SELECT partner_id AS partnerId, id, customer, due_on AS dueOn, amount_minor AS amount, currency, coalesce(trim(plan), '') <> '' AS hasPlan, state = 'in_negotiation' AS isNegotiated
  FROM renewal WHERE (state IN ('due', 'in_negotiation') OR closed_on > @asOf) AND due_on > @yearAgo${only}`;
const reportSql = (only: string): string => `
  SELECT r.partner_id AS partnerId, r.id, r.from_on AS "from", r.to_on AS "to", r.due_on AS dueOn, CASE WHEN r.received_on <= @asOf THEN r.received_on END AS receivedOn,
    l.currency, sum(l.amount_minor) AS amount
  FROM sell_through_report r LEFT JOIN sell_through_line l ON l.report_id = r.id
  WHERE r.from_on <= @asOf AND r.to_on > @yearAgo${only} GROUP BY r.partner_id, r.id, l.currency`;
const leadSql = (only: string): string => `
  SELECT partner_id AS partnerId, id, customer, submitted_on AS submittedOn, first_follow_up_on AS followedOn, state, closed_on AS closedOn, fee_minor AS fee, currency,
    CASE WHEN state = 'won' AND fee_due_on IS NOT NULL AND (fee_paid_on IS NULL OR fee_paid_on > @asOf) THEN fee_due_on END AS feeDueOn
  FROM lead WHERE submitted_on <= @asOf AND (state IN ('submitted', 'acknowledged', 'followed_up', 'qualified') OR closed_on > @asOf OR (fee_due_on IS NOT NULL AND fee_paid_on IS NULL) OR fee_paid_on > @asOf)${only}`;
const listingSql = (only: string): string => `
  SELECT l.partner_id AS partnerId, l.id, l.title, l.published_on AS publishedOn,
    (SELECT max(a.adopted_on) FROM listing_adoption a WHERE a.listing_id = l.id AND a.adopted_on <= @asOf) AS lastAdoptedOn,
    (SELECT count(*) FROM listing_adoption a WHERE a.listing_id = l.id AND a.adopted_on > @yearAgo AND a.adopted_on <= @asOf) AS adoptions
  FROM listing l WHERE l.state = 'published' AND l.published_on <= @asOf${only}`;
const childSql = (only: string): string => `
  SELECT partner_id AS partnerId, child_id AS childId FROM hierarchy_link WHERE from_on <= @asOf AND (to_on IS NULL OR to_on > @asOf)${only}`;

type Row<T> = T & { partnerId: string };
type LeadRow = Row<
  Omit<LeadFact, 'isUnanswered' | 'fee'> & {
    followedOn: IsoDate | null;
    state: string;
    closedOn: IsoDate | null;
    fee: number | null;
    currency: string | null;
  }
>;

export type TypeFacts = {
  seats: number | null;
  recurringMonthly: number | null;
  renewals: RenewalFact[];
  reports: ReportFact[];
  leads: LeadFact[];
  leadsOpen: number;
  listings: ListingFact[];
  adoptions: number;
  children: string[];
};

const isOpenLead = ({ state, closedOn }: LeadRow, asOf: IsoDate): boolean =>
  ['submitted', 'acknowledged', 'followed_up', 'qualified'].includes(state) || (closedOn !== null && closedOn > asOf);

/** What belongs to the business of a type: services and seats, sell-through, leads and fees, listings, partners below. */
export const readTypeFacts = (reader: FactReader): ((partnerId: string) => TypeFacts) => {
  const only = reader.only('partner_id');
  const { asOf } = reader.frame;
  const services = byPartner(
    reader.rows<Row<{ currency: string | null; seats: number | null; monthly: number | null; services: number }>>(serviceSql(only)),
  );
  const renewals = byPartner(reader.rows<Row<RenewalFact & { currency: string | null }>>(renewalSql(only)));
  const reports = byPartner(reader.rows<Row<ReportFact & { currency: string | null }>>(reportSql(reader.only('r.partner_id'))));
  const leads = byPartner(reader.rows<LeadRow>(leadSql(only)));
  const listings = byPartner(reader.rows<Row<ListingFact & { adoptions: number }>>(listingSql(reader.only('l.partner_id'))));
  const children = byPartner(reader.rows<Row<{ childId: string }>>(childSql(only)));
  return (partnerId) => {
    const own = services.get(partnerId) ?? [];
    const reported = Map.groupBy(reports.get(partnerId) ?? [], ({ id }) => id);
    const ownLeads = leads.get(partnerId) ?? [];
    return {
      seats: sumKnown(own.map(({ seats }) => seats)),
      recurringMonthly: reader.total(
        own.map(({ monthly, currency }) => ({ minor: monthly, currency })),
        partnerId,
      ),
      renewals: (renewals.get(partnerId) ?? []).map(({ partnerId: _, currency, amount, hasPlan, isNegotiated, ...rest }) => ({
        ...rest,
        amount: reader.money(amount, currency, partnerId),
        hasPlan: Boolean(hasPlan),
        isNegotiated: Boolean(isNegotiated),
      })),
      reports: [...reported.values()].flatMap((rows) => {
        const [first] = rows;
        if (!first) return [];
        const { id, from, to, dueOn, receivedOn } = first;
        return [
          {
            id,
            from,
            to,
            dueOn,
            receivedOn,
            amount: reader.total(
              rows.map((row) => ({ minor: row.amount, currency: row.currency })),
              partnerId,
            ),
          },
        ];
      }),
      leads: ownLeads.map((lead) => ({
        id: lead.id,
        customer: lead.customer,
        submittedOn: lead.submittedOn,
        isUnanswered: (lead.followedOn === null || lead.followedOn > asOf) && isOpenLead(lead, asOf),
        fee: reader.money(lead.fee, lead.currency, partnerId),
        feeDueOn: lead.feeDueOn,
      })),
      leadsOpen: ownLeads.filter((lead) => isOpenLead(lead, asOf)).length,
      listings: (listings.get(partnerId) ?? []).map(({ id, title, publishedOn, lastAdoptedOn }) => ({
        id,
        title,
        publishedOn,
        lastAdoptedOn,
      })),
      adoptions: (listings.get(partnerId) ?? []).reduce((sum, { adoptions }) => sum + adoptions, 0),
      children: (children.get(partnerId) ?? []).map(({ childId }) => childId),
    };
  };
};
