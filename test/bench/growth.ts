import { openSqlite, type Sqlite } from '#core/db/open.ts';
import { recordKinds } from '#shared/domain/records/record-kinds.ts';
import { testPassphrase } from '#test/support/make-app.ts';
import { openBench, quantile, rounded } from '#test/support/bench.ts';

/**
 * How the portfolio and Today grow with the store: `cam-l` of the sample at once, twice, four and eight times its size, through the contract. The copies are the same
 * partners under other ids, with everything that hangs on them. `growth` is the time against that of the size before it, for twice the rows: 2 is linear.
 */
const sizes = [1, 2, 4, 8];
const listRuns = 7;
const coldRuns = 3;

/** Tables that are copied, with the columns that name a copied record. */
const copied: ReadonlyArray<readonly [table: string, columns: readonly string[]]> = [
  ['partner', ['id', 'parent_id']],
  ['partner_label', ['partner_id']],
  ['contact', ['id', 'partner_id']],
  ['deal', ['id', 'partner_id', 'campaign_id']],
  ['commitment', ['id', 'partner_id', 'origin_id']],
  ['qbr', ['id', 'partner_id']],
  ...recordKinds.map(
    (kind) =>
      [
        kind.key,
        [
          'id',
          'partner_id',
          ...kind.fields.filter((field) => ['partner', 'contact', 'deal', 'record'].includes(field.kind)).map(({ column }) => column),
        ],
      ] as const,
  ),
];

/** Adds copies `from` to `to` (not itself) of what came with the sample. */
const copy = (sqlite: Sqlite, from: number, to: number): void => {
  for (const [table, renamed] of copied) {
    const columns = (sqlite.pragma(`table_info("${table}")`) as Array<{ name: string }>).map(({ name }) => name);
    const first = table === 'partner_label' ? 'partner_id' : 'id';
    const values = columns.map((column) => (renamed.includes(column) ? `${column} || @mark` : column));
    const insert = sqlite.prepare(
      `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${table} WHERE instr(${first}, '~') = 0`,
    );
    for (let number = from; number < to; number++) insert.run({ mark: `~${number}` });
  }
};

const bench = await openBench(() => undefined);
try {
  const { api } = bench;
  await api('sample.add', { size: 'cam-l' });
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    globalThis.gc?.();
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  const table: Array<Record<string, number>> = [];
  let had = 1;
  for (const size of sizes) {
    await api('store.lock', {});
    const sqlite = openSqlite(bench.dbFile, bench.dataKey, { readonly: false, mustExist: true });
    sqlite.transaction(() => copy(sqlite, had, size))();
    sqlite.close();
    had = size;
    await api('store.unlock', { passphrase: testPassphrase });
    const cold: number[] = [];
    for (let run = 0; run < coldRuns; run++) {
      await bench.reopen();
      cold.push(await timed(() => api('today.get', {})));
    }
    const list: number[] = [];
    for (let run = 0; run < listRuns; run++) list.push(await timed(() => api('partners.list', {})));
    const { partners } = await api('partners.list', {});
    const before = table.at(-1);
    const [listMs, todayMs] = [quantile(list, 0.5), quantile(cold, 0.5)];
    table.push({
      size,
      partners: partners.length,
      portfolio_ms: rounded(listMs),
      portfolio_growth: before ? Number((listMs / (before['portfolio_ms'] ?? 1)).toFixed(2)) : 1,
      today_ms: rounded(todayMs),
      today_growth: before ? Number((todayMs / (before['today_ms'] ?? 1)).toFixed(2)) : 1,
    });
  }
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ name: 'growth', table })}\n`);
  else {
    const columns = Object.keys(table[0] ?? {});
    const line = (cells: ReadonlyArray<string | number>): string => `${cells.map((cell) => String(cell).padStart(18)).join('')}\n`;
    process.stdout.write(line(columns));
    for (const row of table) process.stdout.write(line(columns.map((column) => row[column] ?? '')));
  }
} finally {
  await bench.close();
}
