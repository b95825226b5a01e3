import { atMost, inTurn, type PartResult, timed } from './part.ts';
import { plainFetch, startPlainServer } from './plain-client.ts';
import { networkAmounts } from './rows.ts';
import { openSlowLine } from './slow-line.ts';
import type { BenchWorld } from './world.ts';

const records = networkAmounts.partners + networkAmounts.contacts + networkAmounts.deals + networkAmounts.interactions;

const portOf = (url: string): number => Number(new URL(url).port);

/** One first sync of a member's 100,000 records into a new encrypted store; milliseconds from asking to having all. */
export const fetchAll = async (world: BenchWorld, email: string, server = world.url): Promise<number> => {
  const device = await world.device(email, server);
  const took = await timed(async () => {
    const { pulled } = await device.api('sync.now', {});
    if (pulled < records) throw new Error(`${pulled} of ${records} records came`);
  });
  await device.close();
  return took;
};

/** A first sync over loopback, against a plain fetch of the same rows into the same store. */
export const firstSync = async (world: BenchWorld, email: string, runs: number): Promise<PartResult> => {
  const plain = await startPlainServer();
  try {
    const { ours, floor } = await inTurn(
      runs,
      () => fetchAll(world, email),
      (run) => plainFetch(plain.url, world.folder, `plain-${run}`),
    );
    return atMost(1.25, ours, floor, { peak_mb: Math.round(process.resourceUsage().maxRSS / 1024) });
  } finally {
    await plain.stop();
  }
};

const megabit = 1_000_000;

/** The same over 10 Mbit/s and 80 ms, against the time that the bytes alone need; and how early the list of partners is whole. */
export const slowLine = async (world: BenchWorld, email: string): Promise<{ line: PartResult; usable: PartResult }> => {
  const line = await openSlowLine(portOf(world.url), 10 * megabit, 80);
  try {
    const device = await world.device(email, `http://127.0.0.1:${line.port}`);
    const before = line.bytes.down;
    const started = performance.now();
    let usable = 0;
    const unsubscribe = device.app.subscribe((event) => {
      if (usable > 0 || event.type !== 'changed' || !event.tables.includes('partner')) return;
      void device.api('partners.list', {}).then(({ partners }) => {
        if (usable === 0 && partners.length >= networkAmounts.partners) usable = performance.now() - started;
      });
    });
    await device.api('sync.now', {});
    const took = performance.now() - started;
    unsubscribe();
    await device.close();
    const bytes = line.bytes.down - before;
    const wire = (bytes * 8 * 1000) / (10 * megabit);
    return {
      line: atMost(1.1, took, wire, { wire_mb: Number((bytes / 1e6).toFixed(1)), connections: line.bytes.connections }),
      usable: atMost(0.15, usable > 0 ? usable : took, took),
    };
  } finally {
    line.close();
  }
};
