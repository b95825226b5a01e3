import { asOf, year } from './fill.ts';

/**
 * The attainment of every plan, of the year and of what is due by now, as somebody would write it who needs this answer alone: one pass over the deals and the
 * campaigns, one over the objectives. Three quarters are over on the day, the fourth is running.
 */
export const floorSql = `
  WITH dealt AS (
    SELECT partner_id,
      ${[1, 2, 3, 4]
        .map(
          (quarter) => `
      sum(CASE WHEN state = 'won' AND closed_on BETWEEN @from${quarter} AND @to${quarter} THEN amount_minor * iif(currency = 'EUR', 5, 4) ELSE 0 END) / 4 AS revenue${quarter},
      sum(state = 'won' AND closed_on BETWEEN @from${quarter} AND @to${quarter}) AS won${quarter},
      sum(CASE WHEN submitted_on BETWEEN @from${quarter} AND @to${quarter} THEN amount_minor * iif(currency = 'EUR', 5, 4) ELSE 0 END) / 4 AS registered${quarter}`,
        )
        .join(',')}
    FROM deal WHERE registration_state IS NULL OR registration_state NOT IN ('draft', 'rejected') GROUP BY partner_id),
  run AS (
    SELECT partner_id, ${[1, 2, 3, 4].map((quarter) => `sum(deployed_on BETWEEN @from${quarter} AND @to${quarter}) AS campaigns${quarter}`).join(', ')}
    FROM campaign WHERE state IN ('deployed', 'ended') GROUP BY partner_id),
  known AS (
    SELECT o.plan_id, o.weight, o.unit, o.accrual, o.better, o.start_value AS start, q1_target AS t1, q2_target AS t2, q3_target AS t3, q4_target AS t4,
      ${[1, 2, 3, 4]
        .map(
          (quarter) =>
            `CASE o.feed WHEN 'K16' THEN coalesce(revenue${quarter}, 0) WHEN 'K53.value' THEN coalesce(registered${quarter}, 0) WHEN 'K21.won' THEN coalesce(won${quarter}, 0)
               WHEN 'K46.campaigns' THEN coalesce(campaigns${quarter}, 0) ELSE q${quarter}_actual END AS a${quarter}`,
        )
        .join(',\n      ')}
    FROM plan_objective o LEFT JOIN dealt USING (partner_id) LEFT JOIN run USING (partner_id)),
  due AS (
    SELECT *,
      iif(accrual = 'sum', coalesce(a1, 0) + coalesce(a2, 0) + coalesce(a3, 0) + coalesce(a4, 0), a4) AS actual,
      iif(accrual = 'sum', t1 + t2 + t3 + t4, t4) AS target,
      iif(accrual = 'sum', iif(a1 IS NULL, 0, t1) + iif(a2 IS NULL, 0, t2) + iif(a3 IS NULL, 0, t3), t3)
        + CASE WHEN unit <> 'count' THEN CAST(round(iif(accrual = 'sum', t4, t4 - t3) * @gone * 1.0 / @days) AS INTEGER)
            WHEN better = 'less' THEN CAST(ceil(t4 * @gone * 1.0 / @days) AS INTEGER)
            ELSE iif(accrual = 'sum', t4, t4 - t3) * @gone / @days END AS expected
    FROM known),
  measured AS (
    SELECT plan_id, weight,
      CASE WHEN accrual = 'level' THEN (actual - start) * 1.0 / (target - start)
        WHEN better = 'more' THEN actual * 1.0 / target
        WHEN actual <= expected THEN 1 ELSE expected * 1.0 / actual END AS attainment,
      CASE WHEN accrual = 'level' THEN (actual - start) * 1.0 / (expected - start)
        WHEN better = 'more' THEN actual * 1.0 / expected
        WHEN actual <= expected THEN 1 ELSE expected * 1.0 / actual END AS toDate
    FROM due)
  SELECT l.id, p.name AS partner, l.name, l.state, l.revision, l.currency,
    sum(weight * attainment) / sum(weight) AS attainment, sum(weight * toDate) / sum(weight) AS toDate
  FROM plan l JOIN partner p ON p.id = l.partner_id JOIN measured m ON m.plan_id = l.id
  GROUP BY l.id ORDER BY l.year DESC, p.name, l.id`;

/** The days that the floor is given. */
export const floorDays = {
  ...{ from1: `${year}-01-01`, to1: `${year}-03-31`, from2: `${year}-04-01`, to2: `${year}-06-30` },
  ...{ from3: `${year}-07-01`, to3: `${year}-09-30`, from4: `${year}-10-01`, to4: asOf },
  // 31 days of October and 20 of November, of 92; a plain number would be bound as a fraction
  ...{ gone: 51n, days: 92n },
};

export type FloorRow = { id: string; attainment: number; toDate: number };
