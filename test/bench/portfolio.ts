import { openSqlite } from '#core/db/open.ts';
import type { Sqlite } from '#core/db/open.ts';
import { createRandom } from '#core/sample/random.ts';
import { addDays, windowDays, windowMonths } from '#shared/domain/dates.ts';
import { openBench, printResult, quantile, rounded } from '#test/support/bench.ts';

/**
 * The grid of 2,000 partners and 250,000 deals with its honest header, through the contract, against the same answer by hand-written SQL on prepared statements of
 * the same encrypted file. Both are asked in turn, in one process.
 */
const partnerCount = 2000;
const dealCount = 250_000;
const runs = 25;
const asOf = '2017-12-31';
const tiers = ['PLATINUM', 'GOLD', 'SILVER', 'REGISTERED'] as const;

const fill = (sqlite: Sqlite): void => {
  const random = createRandom(7);
  const partner = sqlite.prepare(
    `INSERT INTO partner (id, name, name_key, type, tier, status, owner_id, parent_id, country, enrolled_on, created_at, updated_at)
     VALUES (?, ?, ?, 'RESELLER_VAR', ?, 'enrolled', ?, ?, 'Norway', '2015-01-01', 0, 0)`,
  );
  const person = sqlite.prepare("INSERT INTO person (id, name, name_key, role, created_at, updated_at) VALUES (?, ?, ?, 'cam', 0, 0)");
  const label = sqlite.prepare("INSERT INTO partner_label (partner_id, kind, value) VALUES (?, 'vertical', ?)");
  const deal = sqlite.prepare(
    `INSERT INTO deal (id, partner_id, stage, state, submitted_on, closed_on, amount_minor, currency, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0)`,
  );
  const promise = sqlite.prepare(
    `INSERT INTO commitment (id, partner_id, origin_kind, side, description, made_on, due_on, state, created_at, updated_at)
     VALUES (?, ?, 'typed', 'vendor', 'A promise', '2017-10-01', ?, 'open', 0, 0)`,
  );
  const campaign = sqlite.prepare(
    "INSERT INTO campaign (id, partner_id, name, type, state, deployed_on, created_at, updated_at) VALUES (?, ?, 'A campaign', 'email', 'deployed', ?, 0, 0)",
  );
  const qbr = sqlite.prepare(
    "INSERT INTO qbr (id, partner_id, quarter, state, as_of, created_at, updated_at) VALUES (?, ?, '2017-Q3', 'held', '2017-10-15', 0, 0)",
  );
  sqlite
    .prepare(
      "INSERT INTO currency_rate (id, kind, from_currency, to_currency, valid_from, rate, created_at) VALUES ('r', 'dated', 'EUR', 'USD', '2015-01-01', '1.25', 0)",
    )
    .run();
  for (let index = 0; index < 35; index++) person.run(`person-${index}`, `Person ${index}`, `person${index}`);
  for (let index = 0; index < partnerCount; index++) {
    const id = `partner-${index}`;
    const parent = index % 9 === 0 && index > 0 ? `partner-${index - 1}` : null;
    partner.run(id, `Partner ${index}`, `partner${index}`, tiers[index % 4], `person-${index % 35}`, parent);
    label.run(id, `Vertical ${index % 12}`);
    for (let count = 0; count < 4; count++) campaign.run(`campaign-${index}-${count}`, id, addDays('2016-01-01', random.between(0, 700)));
    if (index % 2 === 0) promise.run(`promise-${index}`, id, index % 4 === 0 ? '2017-12-01' : '2018-02-01');
    if (index % 3 === 0) qbr.run(`qbr-${index}`, id);
  }
  for (let index = 0; index < dealCount; index++) {
    const submittedOn = addDays('2015-01-01', random.between(0, 1094));
    const closedOn = addDays(submittedOn, random.between(10, 140));
    const state = closedOn > asOf ? 'open' : random.chance(0.5) ? 'won' : 'lost';
    const currency = random.chance(0.1) ? 'EUR' : 'USD';
    deal.run(
      `deal-${index}`,
      `partner-${random.between(0, partnerCount - 1)}`,
      state === 'open' ? 'ENGAGING' : state.toUpperCase(),
      state,
      submittedOn,
      state === 'open' ? null : closedOn,
      // whole euros that convert without a fraction, so that both sides must agree to the cent
      random.between(1, 90) * 40_000,
      currency,
    );
  }
};

const gridSql = `
  WITH sums AS (
    SELECT partner_id, max(CASE WHEN submitted_on <= @asOf AND (registration_state IS NULL OR registration_state NOT IN ('draft', 'rejected')) THEN submitted_on END) AS registered,
      sum(state = 'won' AND closed_on > @after AND closed_on <= @asOf) AS won,
      sum(CASE WHEN state = 'won' AND closed_on > @after AND closed_on <= @asOf THEN amount_minor * iif(currency = 'EUR', 5, 4) END) / 4 AS wonAmount,
      sum(state = 'lost' AND closed_on > @after AND closed_on <= @asOf) AS lost,
      sum((submitted_on IS NULL OR submitted_on <= @asOf) AND (state = 'open' OR closed_on > @asOf)) AS open,
      sum(CASE WHEN (submitted_on IS NULL OR submitted_on <= @asOf) AND (state = 'open' OR closed_on > @asOf) THEN amount_minor * iif(currency = 'EUR', 5, 4) END) / 4 AS openAmount
    FROM deal GROUP BY partner_id),
  campaigns AS (SELECT partner_id, max(deployed_on) AS deployed FROM campaign WHERE state IN ('deployed', 'ended') AND deployed_on <= @asOf GROUP BY partner_id),
  promised AS (SELECT partner_id, count(*) AS open, sum(due_on < @asOf) AS overdue FROM commitment WHERE state IN ('open', 'in_progress') AND made_on <= @asOf GROUP BY partner_id),
  reviewed AS (SELECT partner_id, max(quarter) AS quarter FROM qbr GROUP BY partner_id),
  labelled AS (SELECT partner_id, group_concat(iif(kind = 'territory', value, NULL)) AS territories, group_concat(iif(kind = 'vertical', value, NULL)) AS verticals,
    group_concat(iif(kind = 'segment', value, NULL)) AS segments FROM partner_label GROUP BY partner_id)
  SELECT p.id, p.name, p.type, p.sub_type AS subType, p.tier, p.status, p.network_stage AS networkStage, p.lifecycle_stage AS lifecycleStage, p.owner_id AS ownerId, o.name AS owner,
    p.parent_id AS parentId, q.name AS parent, p.country, p.enrolled_on AS enrolledOn, b.kind = 'sample' AS sample, l.territories, l.verticals, l.segments,
    nullif(max(coalesce(s.registered, ''), coalesce(k.deployed, '')), '') AS lastCommercialEvent,
    max(coalesce(s.registered, ''), coalesce(k.deployed, '')) > @activeAfter AS active, s.won AS wonCount, s.wonAmount, s.lost AS lostCount, s.open AS openDeals, s.openAmount,
    c.open AS openCommitments, c.overdue AS overdueCommitments, r.quarter AS lastQbr
  FROM partner p LEFT JOIN sums s ON s.partner_id = p.id LEFT JOIN campaigns k ON k.partner_id = p.id LEFT JOIN person o ON o.id = p.owner_id LEFT JOIN partner q ON q.id = p.parent_id
    LEFT JOIN import_batch b ON b.id = p.import_id LEFT JOIN labelled l ON l.partner_id = p.id LEFT JOIN promised c ON c.partner_id = p.id LEFT JOIN reviewed r ON r.partner_id = p.id
  ORDER BY p.name COLLATE NOCASE, p.id`;

type Row = { tier: string | null; active: number | null; wonAmount: number | null };

const bench = await openBench(fill);
const sqlite = openSqlite(bench.dbFile, bench.dataKey, { readonly: true, mustExist: true });
try {
  const grid = sqlite.prepare(gridSql);
  const given = { asOf, after: windowMonths(asOf, 12).after, activeAfter: windowDays(asOf, 90).after };
  const floor = () => {
    const rows = grid.all(given) as Row[];
    const byTier = new Map<string | null, { enrolled: number; active: number }>();
    let active = 0;
    let revenue = 0;
    for (const row of rows) {
      const counts = byTier.get(row.tier) ?? { enrolled: 0, active: 0 };
      counts.enrolled += 1;
      if (row.active) counts.active += 1;
      byTier.set(row.tier, counts);
      active += row.active ?? 0;
      revenue += row.wonAmount ?? 0;
    }
    const topTen = rows
      .map(({ wonAmount }) => wonAmount ?? 0)
      .toSorted((a, b) => b - a)
      .slice(0, 10)
      .reduce((sum, amount) => sum + amount, 0);
    return { rows, enrolled: rows.length, active, revenue, topTenShare: topTen / revenue, byTier };
  };
  const ours = async () => {
    const reply = await bench.api('partners.list', { asOf });
    return {
      rows: reply.partners,
      active: reply.header.active.value,
      revenue: reply.header.revenue.value,
      topTenShare: reply.header.topTenShare.value,
    };
  };
  const [a, b] = [await ours(), floor()];
  if (a.rows.length !== b.rows.length || a.active !== b.active || a.revenue !== b.revenue || a.topTenShare !== b.topTenShare)
    throw new Error(`the answers differ: ${JSON.stringify([a.active, b.active, a.revenue, b.revenue])}`);
  const oursMs: number[] = [];
  const floorMs: number[] = [];
  for (let run = 0; run < runs; run++) {
    globalThis.gc?.();
    let started = performance.now();
    floor();
    floorMs.push(performance.now() - started);
    globalThis.gc?.();
    started = performance.now();
    await ours();
    oursMs.push(performance.now() - started);
  }
  printResult({
    name: 'portfolio',
    ours_ms: rounded(quantile(oursMs, 0.5)),
    floor_ms: rounded(quantile(floorMs, 0.5)),
    ratio: Number((quantile(oursMs, 0.5) / quantile(floorMs, 0.5)).toFixed(2)),
    ours_p95_ms: rounded(quantile(oursMs, 0.95)),
    floor_p95_ms: rounded(quantile(floorMs, 0.95)),
    partners: partnerCount,
    deals: dealCount,
  });
} finally {
  sqlite.close();
  await bench.close();
}
