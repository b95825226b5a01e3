import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { createApp } from '#core/app.ts';
import { migrate } from '#core/db/migrate.ts';
import { kyselyOn, openSqlite } from '#core/db/open.ts';
import { createIdMaker } from '#shared/domain/ids.ts';
import { machineDeps, plainPlatform } from '#host/machine.ts';
import { createApi } from '#shared/api/client.ts';
import { isoDate } from '#shared/domain/dates.ts';
import { dealsFile, madeCounts, madeDeal, partnersFile, peopleFile, productsFile } from '#test/support/deals-file.ts';
import { upload } from '#test/support/import-files.ts';
import { testKdfCost, testPassphrase } from '#test/support/make-app.ts';

/**
 * 100,000 deals from one CSV: read, detected, mapped, checked, references resolved, indexed, durable, and the backup before it; through the contract, as a page would.
 * Floor: the same file by the same parser, and the same rows, ready made, by one prepared statement in one transaction into the same encrypted table with its indexes.
 */
const rowCount = 100_000;
const runs = 5;
const folder = mkdtempSync(join(tmpdir(), 'quarterdeck-bench-'));
const file = join(folder, 'pipeline.csv');
writeFileSync(file, dealsFile(rowCount));
const now = Date.now();

/** Imports into a new store; milliseconds from opening the file until everything is on the disk. */
const ours = async (name: string): Promise<number> => {
  const storeDir = join(folder, name);
  const deps = machineDeps({ storeDir, appVersion: '0.0.0', platform: plainPlatform('cli'), log: () => undefined, entry: import.meta.url });
  const app = createApp(deps, { kdfCost: testKdfCost });
  const api = createApi({ call: (method, input) => app.call(method, input, { trusted: true }) });
  await api('store.create', { passphrase: testPassphrase });
  await api('imports.apply', { uploadIds: await upload(api, [partnersFile(), peopleFile(), productsFile()]) });
  globalThis.gc?.();

  const started = performance.now();
  const uploadIds = await upload(api, [{ name: 'pipeline.csv', content: readFileSync(file) }]);
  const { created, needsAttention } = await api('imports.apply', { uploadIds });
  const ms = performance.now() - started;
  if (created.deals !== rowCount || needsAttention !== 0)
    throw new Error(`${created.deals} of ${rowCount} deals came in, ${needsAttention} wait`);
  await app.close();
  rmSync(storeDir, { recursive: true });
  return ms;
};

const newId = createIdMaker(
  () => now,
  (count) => randomBytes(count),
);
const ids = (count: number): string[] => Array.from({ length: count }, newId);
const partnerIds = ids(madeCounts.partners);
const agentIds = ids(madeCounts.agents);
const productIds = ids(madeCounts.products);
const importId = newId();
const day = (date: [number, number, number] | null): string | null => (date ? isoDate(...date) : null);
const stateOf = { Won: 'won', Lost: 'lost', Engaging: 'open', Prospecting: 'open' } as const;
const readyRows = Array.from({ length: rowCount }, (_, row) => {
  const deal = madeDeal(row);
  const amount = deal.stage === 'Won' ? (deal.value ?? 0) * 100 : null;
  return [
    newId(),
    deal.id,
    partnerIds[deal.partner],
    productIds[deal.product],
    agentIds[deal.agent],
    deal.stage.toUpperCase(),
    stateOf[deal.stage],
    day(deal.engaged),
    day(deal.closed),
    amount,
    amount === null ? null : 'USD',
    importId,
    now,
    now,
  ];
});

/** Parses the file and inserts the rows, with nothing in between. */
const floor = async (name: string): Promise<number> => {
  const path = join(folder, `${name}.db`);
  const sqlite = openSqlite(path, randomBytes(32), { readonly: false, mustExist: false });
  const db = kyselyOn(sqlite);
  await migrate(sqlite, db, async () => '');
  globalThis.gc?.();

  const started = performance.now();
  const parsed = Papa.parse<string[]>(readFileSync(file, 'utf8'), { skipEmptyLines: true });
  if (parsed.data.length !== rowCount + 1) throw new Error(`the floor read ${parsed.data.length} rows`);
  const insert = sqlite.prepare(
    `INSERT INTO deal (id, external_id, partner_id, product_id, owner_id, stage, state, submitted_on, closed_on, amount_minor, currency, import_id, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  sqlite.transaction(() => {
    for (const row of readyRows) insert.run(row);
  })();
  const ms = performance.now() - started;
  await db.destroy();
  sqlite.close();
  rmSync(path);
  return ms;
};

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

try {
  // one run of each to warm up, then one of each in turn, so that a busy machine slows both alike
  await ours('warm');
  await floor('warm');
  const oursMs: number[] = [];
  const floorMs: number[] = [];
  for (let run = 0; run < runs; run++) {
    floorMs.push(await floor(`floor-${run}`));
    oursMs.push(await ours(`ours-${run}`));
  }
  const result = { name: 'import', ours_ms: Math.round(median(oursMs)), floor_ms: Math.round(median(floorMs)), ratio: 0 };
  result.ratio = Number((median(oursMs) / median(floorMs)).toFixed(2));
  process.stdout.write(
    process.argv.includes('--json')
      ? `${JSON.stringify(result)}\n`
      : `import: ${result.ours_ms} ms, floor ${result.floor_ms} ms, ratio ${result.ratio}\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
