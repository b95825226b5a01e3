import type { OpenDeal, Waiting, ConflictFact } from '#shared/alerts/facts.ts';
import { byPartner, type FactReader, type Measure } from './reader.ts';

type Sum = {
  partnerId: string;
  currency: string | null;
  won: number;
  wonAmount: number | null;
  wonBefore: number | null;
  wonInQuarter: number | null;
  wonRunning: number | null;
  openAmount: number | null;
};
const sumsSql = (only: string): string => `
  SELECT partner_id AS partnerId, currency, sum(state = 'won' AND closed_on > @yearAgo AND closed_on <= @asOf) AS won,
    sum(CASE WHEN state = 'won' AND closed_on > @yearAgo AND closed_on <= @asOf THEN amount_minor END) AS wonAmount,
    sum(CASE WHEN state = 'won' AND closed_on > @twoYearsAgo AND closed_on <= @yearAgo THEN amount_minor END) AS wonBefore,
    sum(CASE WHEN state = 'won' AND closed_on BETWEEN @quarterFrom AND @quarterTo THEN amount_minor END) AS wonInQuarter,
    sum(CASE WHEN state = 'won' AND closed_on BETWEEN @runningFrom AND @asOf THEN amount_minor END) AS wonRunning,
    sum(CASE WHEN (submitted_on IS NULL OR submitted_on <= @asOf) AND (state = 'open' OR closed_on > @asOf) THEN amount_minor END) AS openAmount
  FROM deal WHERE 1${only} GROUP BY partner_id, currency`;

type Open = {
  partnerId: string;
  id: string;
  name: string | null;
  customer: string | null;
  stage: string;
  amount: number | null;
  currency: string | null;
  movedOn: string | null;
};
// a deal that closed later was open; it moved last on the last stage change by then, else on the day it was registered
const openSql = (only: string): string => `
  SELECT d.partner_id AS partnerId, d.id, d.name, d.customer, d.stage, d.amount_minor AS amount, d.currency,
    max(coalesce(d.submitted_on, ''), coalesce((SELECT max(c.changed_on) FROM deal_stage_change c WHERE c.deal_id = d.id AND c.changed_on <= @asOf), '')) AS movedOn
  FROM deal d WHERE (d.submitted_on IS NULL OR d.submitted_on <= @asOf) AND (d.state = 'open' OR d.closed_on > @asOf)${only}`;

type Undecided = { partnerId: string; id: string; title: string | null; since: string; amount: number | null; currency: string | null };
const undecidedSql = (only: string): string => `
  SELECT partner_id AS partnerId, id, coalesce(name, customer) AS title, submitted_on AS since, amount_minor AS amount, currency
  FROM deal WHERE registration_state IS NOT NULL AND submitted_on <= @asOf
    AND ((registration_state = 'submitted' AND decided_on IS NULL) OR (registration_state <> 'draft' AND decided_on > @asOf))${only}`;

type Contested = {
  partnerId: string;
  id: string;
  dealId: string;
  kind: string;
  detectedOn: string;
  resolvedOn: string | null;
  amount: number | null;
  currency: string | null;
};
const contestedSql = (only: string): string => `
  SELECT c.partner_id AS partnerId, c.id, c.deal_id AS dealId, c.kind, c.detected_on AS detectedOn, c.resolved_on AS resolvedOn, d.amount_minor AS amount, d.currency
  FROM conflict_case c LEFT JOIN deal d ON d.id = c.deal_id WHERE c.detected_on <= @asOf AND (c.detected_on > date(@asOf, '-180 days') OR c.resolved_on IS NULL OR c.resolved_on > @asOf)${only}`;

export type DealFacts = {
  /** Null when deals were won and no amount of them is known, or one has no rate; 0 when none was won. */
  revenue: number | null;
  revenueBefore: number | null;
  wonInLastQuarter: number | null;
  wonInQuarter: number | null;
  openAmount: number | null;
  openDeals: OpenDeal[];
  waiting: Waiting[];
  conflicts: ConflictFact[];
  conflictDays: string[];
};

export const readDeals = (reader: FactReader): ((partnerId: string) => DealFacts) => {
  const sums = byPartner(reader.rows<Sum>(sumsSql(reader.only('partner_id'))));
  const open = byPartner(reader.rows<Open>(openSql(reader.only('d.partner_id'))));
  const undecided = byPartner(reader.rows<Undecided>(undecidedSql(reader.only('partner_id'))));
  const contested = byPartner(reader.rows<Contested>(contestedSql(reader.only('c.partner_id'))));
  const { asOf } = reader.frame;
  return (partnerId) => {
    const own = sums.get(partnerId) ?? [];
    const total = (pick: (sum: Sum) => number | null, measure?: Measure): number | null =>
      reader.total(
        own.map((sum) => ({ minor: pick(sum), currency: sum.currency })),
        partnerId,
        measure,
      );
    const cases = contested.get(partnerId) ?? [];
    return {
      revenue: own.every(({ won }) => won === 0) ? 0 : total((sum) => sum.wonAmount, 'revenue'),
      revenueBefore: total((sum) => sum.wonBefore, 'revenueBefore'),
      wonInLastQuarter: total((sum) => sum.wonInQuarter, 'wonInLastQuarter'),
      wonInQuarter: total((sum) => sum.wonRunning, 'wonInQuarter'),
      openAmount: total((sum) => sum.openAmount),
      openDeals: (open.get(partnerId) ?? []).map(({ id, name, customer, stage, amount, currency, movedOn }) => ({
        id,
        title: name ?? customer ?? '',
        stage,
        amount: reader.money(amount, currency, partnerId),
        movedOn: movedOn === '' ? null : movedOn,
      })),
      waiting: (undecided.get(partnerId) ?? []).map(({ id, title, since, amount, currency }) => ({
        entity: 'deal',
        id,
        title: title ?? '',
        since,
        amount: reader.money(amount, currency, partnerId),
      })),
      conflicts: cases
        .filter(({ resolvedOn }) => resolvedOn === null || resolvedOn > asOf)
        .map(({ id, dealId, kind, detectedOn, amount, currency }) => ({
          id,
          dealId,
          kind,
          detectedOn,
          amount: reader.money(amount, currency, partnerId),
        })),
      conflictDays: cases.map(({ detectedOn }) => detectedOn),
    };
  };
};
