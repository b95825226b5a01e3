import { spineBranches } from '#core/activity/spine.ts';
import { type Sqlite, kyselyOn, openSqlite } from '#core/db/open.ts';
import { evaluateRows } from '#core/metrics/figures.ts';
import { readMetricSettings } from '#core/metrics/frame.ts';
import { readScopes } from '#core/metrics/read-scopes.ts';
import { sources } from '#core/metrics/sql-input.ts';
import { commercialKeys } from '#shared/domain/activity-kinds.ts';
import { quarterOf } from '#shared/domain/fiscal.ts';
import { makeFrame } from '#shared/metrics/engine/frame.ts';
import { inputs } from '#shared/metrics/engine/inputs.ts';
import { metrics } from '#shared/metrics/engine/metrics.ts';
import { openBench, printResult, quantile, rounded } from '#test/support/bench.ts';

/**
 * Every metric that local data can give, of each of 300 partners, against SQL written by hand over the same rows of the same encrypted file, both on prepared
 * statements. Then the metrics of one partner through the contract against one indexed read of its rows.
 */
const runs = 15;
const partnerRuns = 60;

/** What the metrics sum, by hand: one pass of each table, each sum once. */
const byHand = `
  deal | sum(state = 'won' AND closed_on > @eve AND closed_on <= @day), sum(CASE WHEN state = 'won' AND closed_on > @eve AND closed_on <= @day THEN amount_minor END),
    sum(state = 'lost' AND closed_on > @eve AND closed_on <= @day), sum(CASE WHEN state = 'won' AND closed_on > @eve AND closed_on <= @day AND sourced_by = 'partner' THEN amount_minor END),
    sum(state = 'won' AND closed_on > @eve AND closed_on <= @day AND is_new_customer = 1), sum((submitted_on IS NULL OR submitted_on <= @day) AND (state = 'open' OR closed_on > @day)),
    sum(CASE WHEN (submitted_on IS NULL OR submitted_on <= @day) AND (state = 'open' OR closed_on > @day) THEN amount_minor END),
    json_group_array(stage) FILTER (WHERE (submitted_on IS NULL OR submitted_on <= @day) AND (state = 'open' OR closed_on > @day)),
    sum(CASE WHEN state = 'won' AND closed_on > @eve AND closed_on <= @day THEN julianday(closed_on) - julianday(submitted_on) END),
    sum(submitted_on > @eve AND submitted_on <= @day AND registration_state IS NOT 'draft'), sum(CASE WHEN submitted_on > @eve AND submitted_on <= @day THEN amount_minor END),
    sum(submitted_on > @quarter AND submitted_on <= @day), sum(submitted_on > @before AND submitted_on <= @quarter), sum(submitted_on > @year AND submitted_on <= @day),
    sum(campaign_id IS NOT NULL AND submitted_on > @eve AND submitted_on <= @day), sum(CASE WHEN campaign_id IS NOT NULL AND submitted_on > @eve AND submitted_on <= @day THEN amount_minor END),
    sum(submitted_on > @eve AND submitted_on <= @day AND registration_state = 'approved'), json_group_array(julianday(decided_on) - julianday(submitted_on)) FILTER (WHERE decided_on > @eve AND decided_on <= @day),
    min(submitted_on), sum(CASE WHEN protection_until >= @day AND state = 'open' THEN amount_minor END)
  conflict_case | sum(detected_on > @eve AND detected_on <= @day), sum(kind = 'duplicate' AND detected_on > @eve AND detected_on <= @day)
  forecast | sum(quarter = @label AND category = 'commit' AND submitted_on <= @day), sum(CASE WHEN quarter = @label AND category = 'commit' AND submitted_on <= @day THEN amount_minor END)
  listing | sum(state = 'published' AND published_on <= @day)
  listing_adoption | sum(adopted_on > @eve AND adopted_on <= @day), sum(CASE WHEN adopted_on > @eve AND adopted_on <= @day THEN revenue_minor END)
  onboarding | sum(window_ends_on <= @day), sum(window_ends_on <= @day AND completed_on <= window_ends_on)
  onboarding_milestone | sum(state <> 'waived' AND due_on <= @day), sum(state <> 'waived' AND due_on <= @day AND done_on <= due_on)
  training | sum(coalesce(assigned_on, started_on, completed_on) <= @day), sum(completed_on <= @day), sum(completed_on > @sixty AND completed_on <= @day), max(CASE WHEN completed_on <= @day THEN completed_on END)
  certificate | sum(state <> 'not_started' AND coalesce(started_on, achieved_on) <= @day), sum(achieved_on <= @day), sum(CASE WHEN attempts > 0 THEN attempts END), sum(attempts > 0 AND achieved_on <= @day),
    sum(state = 'certified' AND achieved_on <= @day AND (expires_on IS NULL OR expires_on >= @day)), json_group_array(definition) FILTER (WHERE state = 'certified' AND achieved_on <= @day AND (expires_on IS NULL OR expires_on >= @day)),
    min(CASE WHEN state = 'certified' AND expires_on >= @day THEN expires_on END)
  portal_usage | sum(CASE WHEN used_on > @month AND used_on <= @day THEN sessions END), sum(CASE WHEN used_on > @beforeMonth AND used_on <= @month THEN sessions END)
  compliance_document | sum(NOT (state = 'valid' AND (valid_to IS NULL OR valid_to >= @day)) AND NOT EXISTS (SELECT 1 FROM compliance_document o WHERE o.partner_id = t.partner_id AND o.requirement = t.requirement AND o.state = 'valid' AND o.valid_to >= @day))
  mdf_allocation | sum(CASE WHEN from_on <= @day AND to_on > @eve THEN amount_minor END), sum(CASE WHEN from_on <= @day AND to_on > @eve THEN amount_minor * (julianday(min(@day, to_on)) - julianday(from_on) + 1) / (julianday(to_on) - julianday(from_on) + 1) END)
  mdf_request | sum(CASE WHEN state IN ('approved', 'executed') AND decided_on <= @day AND EXISTS (SELECT 1 FROM mdf_allocation a WHERE a.id = t.allocation_id AND a.from_on <= @day AND a.to_on > @eve) THEN amount_minor END),
    sum(state IN ('approved', 'executed') AND decided_on > @eve AND decided_on <= @day), sum(state IN ('approved', 'executed') AND decided_on > @eve AND decided_on <= @day AND EXISTS (SELECT 1 FROM mdf_claim c WHERE c.request_id = t.id))
  mdf_claim | sum(CASE WHEN state IN ('approved', 'paid') AND decided_on <= @day AND EXISTS (SELECT 1 FROM mdf_request r JOIN mdf_allocation a ON a.id = r.allocation_id WHERE r.id = t.request_id AND a.from_on <= @day AND a.to_on > @eve) THEN approved_amount_minor END),
    sum(CASE WHEN state = 'paid' AND paid_on <= @day THEN approved_amount_minor END), sum(submitted_on > @eve AND submitted_on <= @day)
  campaign | sum(state IN ('deployed', 'ended') AND deployed_on > @eve AND deployed_on <= @day), sum(CASE WHEN state IN ('deployed', 'ended') AND deployed_on > @eve AND deployed_on <= @day THEN spend_minor END),
    sum(CASE WHEN type = 'email' AND deployed_on > @eve AND deployed_on <= @day THEN spend_minor END), sum(CASE WHEN type IN ('digital', 'microsite') AND deployed_on > @eve AND deployed_on <= @day THEN spend_minor END),
    sum(CASE WHEN type = 'social' AND deployed_on > @eve AND deployed_on <= @day THEN spend_minor END), sum(CASE WHEN type = 'event' AND deployed_on > @eve AND deployed_on <= @day THEN spend_minor END)
  asset | sum(created_on <= @day), sum(deployed_on <= @day)
  qbr | sum(quarter = @label), sum(quarter = @label AND state IN ('held', 'closed') AND (trim(coalesce(summary, '')) <> '' OR EXISTS (SELECT 1 FROM commitment c WHERE c.origin_id = t.id)))
  commitment | sum(side = 'vendor' AND due_on > @eve AND due_on <= @day), sum(side = 'vendor' AND due_on > @eve AND due_on <= @day AND state = 'met' AND closed_on <= due_on),
    sum(side = 'partner' AND due_on > @eve AND due_on <= @day), sum(side = 'partner' AND due_on > @eve AND due_on <= @day AND state = 'met' AND closed_on <= due_on)
  incentive | sum(CASE WHEN to_on > @eve AND to_on <= @day THEN earned_minor END), sum(CASE WHEN to_on > @eve AND to_on <= @day THEN actual_minor END), sum(CASE WHEN to_on > @eve AND to_on <= @day THEN baseline_minor END),
    sum(CASE WHEN kind = 'rebate' AND to_on > @eve AND to_on <= @day THEN earned_minor END), sum(CASE WHEN kind = 'spiff' AND to_on > @eve AND to_on <= @day THEN paid_minor END),
    sum(due_on > @eve AND due_on <= @day), sum(due_on > @eve AND due_on <= @day AND paid_on <= due_on), sum(CASE WHEN paid_on > @eve AND paid_on <= @day THEN paid_minor END)
  interaction | sum(CASE WHEN kind <> 'note' AND held_on > @eve AND held_on <= @day THEN minutes END), sum(kind <> 'note' AND held_on > @eve AND held_on <= @day), max(CASE WHEN kind <> 'note' AND held_on <= @day THEN held_on END)
  support_case | sum(target_minutes IS NOT NULL AND opened_on > @eve AND opened_on <= @day), sum(first_response_minutes <= target_minutes AND opened_on > @eve AND opened_on <= @day), sum(CASE WHEN opened_on > @eve AND opened_on <= @day THEN first_response_minutes END)
  sell_through_line | sum(CASE WHEN EXISTS (SELECT 1 FROM sell_through_report r WHERE r.id = t.report_id AND r.to_on > @eve AND r.to_on <= @day AND r.received_on <= @day) THEN amount_minor END)
  sell_through_report | sum(due_on > @eve AND due_on <= @day), sum(due_on > @eve AND due_on <= @day AND received_on <= due_on)
  managed_service | sum(CASE WHEN state <> 'cancelled' AND starts_on <= @day AND (ends_on IS NULL OR ends_on >= @day) THEN coalesce((SELECT s.seats FROM seat_count s WHERE s.service_id = t.id AND s.counted_on <= @day ORDER BY s.counted_on DESC LIMIT 1), seats) END),
    sum(CASE WHEN state <> 'cancelled' AND starts_on <= @day AND (ends_on IS NULL OR ends_on >= @day) THEN monthly_value_minor END)
  renewal | sum(due_on > @eve AND due_on <= @day), sum(due_on > @eve AND due_on <= @day AND state = 'renewed' AND closed_on <= @day)
  joint_opportunity | sum(CASE WHEN opened_on <= @day AND (state = 'open' OR closed_on > @day) THEN amount_minor END), sum(state = 'won' AND closed_on > @eve AND closed_on <= @day), sum(state = 'lost' AND closed_on > @eve AND closed_on <= @day)
  joint_milestone | sum(due_on > @eve AND due_on <= @day), sum(due_on > @eve AND due_on <= @day AND done_on <= due_on)
  influence | sum(CASE WHEN state = 'accepted' AND decided_on <= @day THEN (SELECT d.amount_minor FROM deal d WHERE d.id = t.deal_id AND (d.state = 'open' OR d.closed_on > @day)) END)
  lead | sum(submitted_on > @eve AND submitted_on <= @day), sum(submitted_on > @eve AND submitted_on <= @day AND (deal_id IS NOT NULL OR state = 'won')), json_group_array(julianday(first_follow_up_on) - julianday(submitted_on)) FILTER (WHERE submitted_on > @eve AND submitted_on <= @day),
    sum(fee_due_on > @eve AND fee_due_on <= @day), sum(fee_due_on > @eve AND fee_due_on <= @day AND fee_paid_on <= fee_due_on)
  sponsorship | sum(cadence_days > 0), sum(cadence_days > 0 AND last_contact_on <= @day)
  partner_change | sum(kind = 'tier' AND changed_on > @eve AND changed_on <= @day), max(CASE WHEN kind = 'network_stage' AND changed_on <= @year THEN value_to END), max(CASE WHEN kind = 'network_stage' AND changed_on <= @day THEN value_to END)`;

const statementsByHand = (sqlite: Sqlite) => [
  ...byHand
    .split(/\n {2}(?=\S)/)
    .filter((line) => line.includes('|'))
    .map((line) => {
      const [table = '', sums = ''] = line.split('|');
      const currency = Object.values(sources).some((source) => source.from === table.trim() && source.currency !== null)
        ? ', currency'
        : '';
      return sqlite.prepare(`SELECT partner_id${currency}, ${sums} FROM ${table.trim()} t GROUP BY partner_id${currency}`).raw(true);
    }),
  // what makes a partner active: the last event of each kind, now, on the eve of the period and a year ago
  ...spineBranches(commercialKeys).map(({ text }) =>
    sqlite
      .prepare(
        `SELECT partner_id, max(CASE WHEN on_date <= @day THEN on_date END), max(CASE WHEN on_date <= @eve THEN on_date END), max(CASE WHEN on_date <= @year THEN on_date END)
         FROM (${text}) GROUP BY partner_id`,
      )
      .raw(true),
  ),
  sqlite.prepare('SELECT p.*, o.name FROM partner p LEFT JOIN person o ON o.id = p.owner_id').raw(true),
  sqlite.prepare('SELECT partner_id, child_id, from_on, to_on FROM hierarchy_link').raw(true),
];

const measure = (work: () => unknown): number => {
  const started = performance.now();
  work();
  return performance.now() - started;
};
const measureAsync = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return performance.now() - started;
};

const bench = await openBench(() => undefined);
await bench.api('sample.add', { size: 'cam-l' });
const sqlite = openSqlite(bench.dbFile, bench.dataKey, { readonly: true, mustExist: true });
try {
  const ctx = { sqlite, db: kyselyOn(sqlite), note: () => undefined, today: '2026-11-20' };
  const settings = await readMetricSettings(ctx, undefined);
  const frame = makeFrame(settings.asOf, quarterOf(settings.program.fiscalCalendar, settings.asOf), settings.preset);
  const local = metrics.filter(
    ({ sameAs, id, formula }) => sameAs !== id && formula.inputs.every((input) => inputs[input].missing === undefined),
  );
  const ours = (): number => {
    const scopes = readScopes(ctx, { metrics: local, frames: [frame], partnerIds: null }, settings);
    const rows = scopes.rows[0] ?? [];
    let known = 0;
    for (const row of rows)
      for (const metric of local) if (evaluateRows(metric, [row], rows, frame, scopes, settings).figure.value !== null) known += 1;
    return known;
  };
  const { windowOf } = await import('#shared/metrics/engine/frame.ts');
  const given = {
    day: frame.day,
    eve: windowOf(frame, 'start').to,
    quarter: windowOf(frame, 'quarter').after,
    before: windowOf(frame, 'beforeQuarter').after,
    year: windowOf(frame, 'year').after,
    sixty: windowOf(frame, 'sixtyDays').after,
    month: windowOf(frame, 'month').after,
    beforeMonth: windowOf(frame, 'beforeMonth').after,
    label: frame.period.label,
  };
  const floorStatements = statementsByHand(sqlite);
  const floor = () => floorStatements.map((statement) => statement.all(given));
  const known = ours();
  floor();
  const [oursMs, floorMs]: [number[], number[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    globalThis.gc?.();
    floorMs.push(measure(floor));
    globalThis.gc?.();
    oursMs.push(measure(ours));
  }

  const { partners } = await bench.api('partners.list', {});
  const ids = partners.map(({ id }) => id);
  const tables = [...new Set(Object.values(sources).flatMap(({ reads }) => reads))].filter(
    (table) => table !== 'tier' && table !== 'partner',
  );
  const rowReads = tables.map((table) => sqlite.prepare(`SELECT * FROM ${table} WHERE partner_id = ?`).raw(true));
  const partnerRow = sqlite.prepare('SELECT * FROM partner WHERE id = ?').raw(true);
  const readRows = (id: string) => [partnerRow.get(id), ...rowReads.map((statement) => statement.all(id))];
  const [partnerMs, partnerFloorMs, scorecardMs]: [number[], number[], number[]] = [[], [], []];
  // a page that is open asks again and again: both are warm
  for (const partnerId of ids.slice(0, 20)) {
    await bench.api('metrics.partner', { partnerId });
    await bench.api('scorecards.get', { partnerId });
  }
  for (const id of ids.slice(0, 20)) readRows(id);
  for (let run = 0; run < partnerRuns; run++) {
    const id = ids[(run * 7) % ids.length] ?? '';
    const wanted = { partnerId: id };
    partnerFloorMs.push(measure(() => readRows(id)));
    scorecardMs.push(await measureAsync(() => bench.api('scorecards.get', wanted)));
    partnerMs.push(await measureAsync(() => bench.api('metrics.partner', wanted)));
  }
  const middle = (values: readonly number[]): number => quantile(values, 0.5);
  const [a, b, c, d, e] = [middle(oursMs), middle(floorMs), middle(partnerMs), middle(partnerFloorMs), middle(scorecardMs)];
  printResult({
    name: 'metrics',
    ours_ms: rounded(a),
    floor_ms: rounded(b),
    ratio: Number((a / b).toFixed(2)),
    partner_ms: rounded(c),
    partner_floor_ms: Number(d.toFixed(2)),
    partner_ratio: Number((c / d).toFixed(2)),
    scorecard_ms: rounded(e),
    scorecard_ratio: Number((e / d).toFixed(2)),
    metrics: local.length,
    partners: ids.length,
    figures: known,
  });
} finally {
  sqlite.close();
  await bench.close();
}
