import { countsSql } from '#core/commitments/counts-sql.ts';
import { leadConverted } from '#core/metrics/sql/types.ts';
import type { IsoDate } from '#shared/domain/dates.ts';
import { byPartner, type FactReader } from './reader.ts';

// what the metrics K79, K81 and K67 count, of each partner: see their definitions
const influencedSql = (only: string): string => `
  SELECT i.partner_id AS partnerId, d.currency, sum(d.amount_minor) AS amount FROM influence i JOIN deal d ON d.id = i.deal_id
  WHERE i.state = 'accepted' AND (i.decided_on IS NULL OR i.decided_on <= @asOf) AND (d.submitted_on IS NULL OR d.submitted_on <= @asOf) AND (d.state = 'open' OR d.closed_on > @asOf)
    AND NOT EXISTS (SELECT 1 FROM influence other WHERE other.deal_id = i.deal_id AND other.partner_id = i.partner_id AND other.state = 'accepted'
      AND (other.decided_on IS NULL OR other.decided_on <= @asOf) AND other.id < i.id)${only} GROUP BY i.partner_id, d.currency`;
const jointSql = (only: string): string => `
  SELECT partner_id AS partnerId, currency, sum(amount_minor) AS amount FROM joint_opportunity
  WHERE opened_on <= @asOf AND (state = 'open' OR closed_on > @asOf)${only} GROUP BY partner_id, currency`;
const leadSql = (only: string): string => `
  SELECT partner_id AS partnerId, count(*) AS leads, sum(${leadConverted('@asOf')}) AS converted FROM lead
  WHERE submitted_on > @yearAgo AND submitted_on <= @asOf${only} GROUP BY partner_id`;
const keptSql = (only: string): string => `
  SELECT partner_id AS partnerId, count(*) AS due, sum(state = 'met' AND closed_on <= due_on) AS kept FROM commitment
  WHERE ${countsSql} AND due_on > @yearAgo AND due_on <= @asOf${only} GROUP BY partner_id`;
const protectedSql = (only: string): string => `
  SELECT partner_id AS partnerId, max(protection_until) AS until FROM deal
  WHERE protection_until >= @asOf AND (submitted_on IS NULL OR submitted_on <= @asOf) AND (state = 'open' OR closed_on > @asOf)${only} GROUP BY partner_id`;

type Amount = { partnerId: string; currency: string | null; amount: number | null };

/** What only the portfolio shows; no rule looks at it. Amounts are minor units of the reporting currency, the counts are of the twelve months up to the as-of date. */
export type PortfolioFacts = {
  influenced: number | null;
  jointPipeline: number | null;
  leads: number;
  leadsConverted: number;
  /** Of the commitments of both sides that were due: how many were met by their date. */
  commitmentsKept: { part: number; of: number };
  protectedUntil: IsoDate | null;
};

export const readPortfolioFacts = (reader: FactReader): ((partnerId: string) => PortfolioFacts) => {
  const only = reader.only('partner_id');
  const influenced = byPartner(reader.rows<Amount>(influencedSql(reader.only('i.partner_id'))));
  const joint = byPartner(reader.rows<Amount>(jointSql(only)));
  const leads = byPartner(reader.rows<{ partnerId: string; leads: number; converted: number }>(leadSql(only)));
  const kept = byPartner(reader.rows<{ partnerId: string; due: number; kept: number }>(keptSql(only)));
  const guarded = byPartner(reader.rows<{ partnerId: string; until: IsoDate }>(protectedSql(only)));
  const total = (rows: readonly Amount[] = [], partnerId: string): number | null =>
    reader.total(
      rows.map(({ amount, currency }) => ({ minor: amount, currency })),
      partnerId,
    );
  return (partnerId) => {
    const own = leads.get(partnerId)?.[0];
    const promises = kept.get(partnerId)?.[0];
    return {
      influenced: total(influenced.get(partnerId), partnerId),
      jointPipeline: total(joint.get(partnerId), partnerId),
      leads: own?.leads ?? 0,
      leadsConverted: own?.converted ?? 0,
      commitmentsKept: { part: promises?.kept ?? 0, of: promises?.due ?? 0 },
      protectedUntil: guarded.get(partnerId)?.[0]?.until ?? null,
    };
  };
};
