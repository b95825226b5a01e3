import { openSqlite } from '#core/db/open.ts';
import { openBench, printResult, quantile, rounded } from '#test/support/bench.ts';
import { asOf, fill, planCount } from './plan/fill.ts';
import { floorDays, type FloorRow, floorSql } from './plan/floor.ts';

/**
 * All attainments of 300 plans of 8 objectives by 4 quarters, through the contract, against the same numbers by one hand-written pass of SQL on a prepared statement
 * of the same encrypted file. Both are asked in turn, in one process, each time after somebody wrote down what was reached of one objective, as the product is asked:
 * it keeps what it measured in the session and measures the plans of the partner anew that changed. `whole_ms` is the first answer of a session, which measures all.
 */
const runs = 25;
const sessions = 5;
/** Sums of fractions in another order differ in their last digits. */
const near = 1e-12;

const bench = await openBench(fill);
const sqlite = openSqlite(bench.dbFile, bench.dataKey, { readonly: true, mustExist: true });
try {
  const statement = sqlite.prepare(floorSql);
  const floor = (): FloorRow[] => statement.all(floorDays) as FloorRow[];
  const ours = () => bench.api('plans.list', { asOf });
  const hold = (lines: Awaited<ReturnType<typeof ours>>, rows: FloorRow[]): void => {
    const differing = rows.filter((row, at) => {
      const line = lines[at];
      if (line?.id !== row.id || line.attainment.value === null || line.toDate.value === null) return true;
      return Math.abs(line.attainment.value - row.attainment) > near || Math.abs(line.toDate.value - row.toDate) > near;
    });
    if (lines.length !== planCount || rows.length !== planCount || differing.length > 0) {
      const [first] = differing;
      const line = lines.find(({ id }) => id === first?.id);
      throw new Error(`${lines.length} and ${rows.length} plans, ${differing.length} differ: ${JSON.stringify([first, line])}`);
    }
  };
  const wholeMs: number[] = [];
  for (let session = 0; session < sessions; session++) {
    await bench.reopen();
    globalThis.gc?.();
    const started = performance.now();
    const lines = await ours();
    wholeMs.push(performance.now() - started);
    hold(lines, floor());
  }
  const oursMs: number[] = [];
  const floorMs: number[] = [];
  for (let run = 0; run < runs; run++) {
    const plan = run * 11;
    const cell = { kind: 'objective' as const, id: `objective-${String(plan).padStart(3, '0')}-7`, field: 'actuals.0', value: run };
    await bench.api('plans.setCells', { id: `plan-${plan}`, cells: [cell] });
    globalThis.gc?.();
    let started = performance.now();
    const rows = floor();
    floorMs.push(performance.now() - started);
    globalThis.gc?.();
    started = performance.now();
    const lines = await ours();
    oursMs.push(performance.now() - started);
    hold(lines, rows);
  }
  printResult({
    name: 'plan',
    ours_ms: rounded(quantile(oursMs, 0.5)),
    floor_ms: rounded(quantile(floorMs, 0.5)),
    ratio: Number((quantile(oursMs, 0.5) / quantile(floorMs, 0.5)).toFixed(2)),
    ours_p95_ms: rounded(quantile(oursMs, 0.95)),
    floor_p95_ms: rounded(quantile(floorMs, 0.95)),
    whole_ms: rounded(quantile(wholeMs, 0.5)),
    whole_ratio: Number((quantile(wholeMs, 0.5) / quantile(floorMs, 0.5)).toFixed(2)),
    plans: planCount,
    objectives: planCount * 8,
  });
} finally {
  sqlite.close();
  await bench.close();
}
