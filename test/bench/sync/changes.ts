import { atMost, type PartResult, timed } from './part.ts';
import { quantile } from '#test/support/bench.ts';
import { madeRows, type MadeRow, networkAmounts } from './rows.ts';
import type { BenchDevice, BenchWorld } from './world.ts';

const runs = 5;
const changed = (rows: readonly MadeRow[], mark: string): MadeRow[] =>
  rows.map((row) => ({ ...row, fields: { ...row.fields, note: mark } }));
const dealsOf = (count: number): MadeRow[] => [...madeRows(networkAmounts)].filter(({ table }) => table.name === 'deal').slice(0, count);

/** 1,000 rows that others changed arrive at a device that has everything, against 1,000 prepared updates in one transaction of the same store. */
export const thousandChanges = async (world: BenchWorld, device: BenchDevice): Promise<PartResult> => {
  const rows = dealsOf(1_000);
  const ours: number[] = [];
  for (let run = 0; run <= runs; run++) {
    await world.change(changed(rows, `theirs ${run}`));
    const took = await timed(async () => {
      const { pulled } = await device.api('sync.now', {});
      if (pulled < rows.length) throw new Error(`${pulled} of ${rows.length} changes came`);
    });
    if (run > 0) ours.push(took);
  }
  const floor = await device.below(async (sqlite) => {
    const table = rows[0]?.table;
    const columns = table?.columns.filter((column) => column !== 'id') ?? [];
    const update = sqlite.prepare(`UPDATE deal SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`);
    sqlite.exec('UPDATE temp.sync_mode SET applying = 1');
    const times: number[] = [];
    for (let run = 0; run <= runs; run++) {
      const fresh = changed(rows, `floor ${run}`);
      times.push(
        await timed(() =>
          sqlite.transaction(() => {
            for (const { fields } of fresh) update.run(...columns.map((column) => fields[column] ?? null), fields['id']);
          })(),
        ),
      );
    }
    sqlite.exec('UPDATE temp.sync_mode SET applying = 0');
    return quantile(times.slice(1), 0.5);
  });
  return atMost(2.5, quantile(ours, 0.5), floor);
};

const edits = 400;

/** One edit and its commit, noted for the server, against the same edit and commit that nobody notes. */
export const localEdit = async (device: BenchDevice): Promise<PartResult> => {
  const ids = dealsOf(edits).map(({ id }) => id);
  return device.below(async (sqlite, sync) => {
    const update = sqlite.prepare('UPDATE deal SET note = ?, updated_at = ? WHERE id = ?');
    const each = async (mark: string, note: () => void): Promise<number> => {
      const times: number[] = [];
      for (const [at, id] of ids.entries()) {
        const started = performance.now();
        sqlite.exec('BEGIN');
        update.run(`${mark} ${at}`, at, id);
        note();
        sqlite.exec('COMMIT');
        times.push(performance.now() - started);
      }
      return quantile(times, 0.5);
    };
    const ours: number[] = [];
    const floor: number[] = [];
    for (let run = 0; run < runs; run++) {
      sqlite.exec('UPDATE temp.sync_mode SET applying = 1');
      floor.push(await each(`bare ${run}`, () => undefined));
      sqlite.exec('UPDATE temp.sync_mode SET applying = 0');
      ours.push(await each(`noted ${run}`, () => sync.stamp()));
    }
    sqlite.exec('DELETE FROM outbox');
    return atMost(1.6, quantile(ours, 0.5), quantile(floor, 0.5));
  });
};

const pushed = 10_000;

/** 10,000 edits made offline are sent, merged and acknowledged, against one statement that writes the same 10,000 rows at the server's database. */
export const tenThousandEdits = async (world: BenchWorld, device: BenchDevice): Promise<PartResult> => {
  const rows = dealsOf(pushed);
  const ours: number[] = [];
  const floor: number[] = [];
  for (let run = 0; run <= 2; run++) {
    await device.below(async (sqlite, sync) => {
      const update = sqlite.prepare('UPDATE deal SET note = ?, updated_at = updated_at + 1 WHERE id = ?');
      sqlite.transaction(() => {
        for (const { id } of rows) {
          update.run(`offline ${run}`, id);
        }
        sync.stamp();
      })();
      const took = await timed(async () => {
        const outcome = await sync.now();
        if (outcome.pushed !== pushed) throw new Error(`${outcome.pushed} of ${pushed} edits were taken`);
      });
      if (run > 0) ours.push(took);
    });
    const took = await timed(() => world.change(changed(rows, `bulk ${run}`)));
    if (run > 0) floor.push(took);
    await device.api('sync.now', {});
  }
  return atMost(2, quantile(ours, 0.5), quantile(floor, 0.5));
};

/** A small question that a screen asks, again and again, while 50,000 changes arrive: its 95th percentile against that of an idle store. */
export const askedWhileArriving = async (world: BenchWorld, device: BenchDevice): Promise<PartResult> => {
  const rows = [...madeRows(networkAmounts)].filter(({ table }) => table.name === 'interaction').slice(0, 50_000);
  const id = rows[0]?.fields['partner_id'];
  if (typeof id !== 'string') throw new Error('no partner to ask for');
  const ask = async (isOver: () => boolean): Promise<number[]> => {
    const times: number[] = [];
    while (!isOver()) {
      const started = performance.now();
      await device.api('partners.get', { id });
      times.push(performance.now() - started);
      await new Promise((resume) => setTimeout(resume, 2));
    }
    return times;
  };
  let left = 300;
  const idle = quantile(await ask(() => (left -= 1) < 0), 0.95);
  await world.change(changed(rows, 'many'));
  let isDone = false;
  const arriving = device.api('sync.now', {}).then(({ pulled }) => {
    isDone = true;
    return pulled;
  });
  const times = await ask(() => isDone);
  const pulled = await arriving;
  if (pulled < rows.length) throw new Error(`${pulled} of ${rows.length} changes came`);
  return atMost(5, quantile(times, 0.95), idle, { longest_ms: Math.round(Math.max(...times)) });
};
