import { openSqlite } from '#core/db/open.ts';
import { openBench } from '#test/support/bench.ts';
import { askedWhileArriving, localEdit, tenThousandEdits, thousandChanges } from './sync/changes.ts';
import { cipherCost } from './sync/cipher.ts';
import { fetchAll, firstSync, slowLine } from './sync/first-sync.ts';
import { kyselyHotPath } from './sync/kysely.ts';
import { atMost, inTurn, type PartResult } from './sync/part.ts';
import { emptyPulls, knowScopes, listening, pushes } from './sync/rates.ts';
import { madeRows, networkAmounts } from './sync/rows.ts';
import { type Speaker, signInSpeaker } from './sync/speaker.ts';
import { startWorld } from './sync/world.ts';
import { writersAtOnce } from './sync/writers.ts';

/**
 * Sync, part by part: a real server in a process of its own on a real PostgreSQL that keeps its promises (fsync on), and real cores on encrypted stores. Each part stands beside its floor,
 * measured in turn in the same run; `ok` says whether the ratio holds its goal. `--only NAME` runs one part. Ends with an error code when a goal is missed.
 */
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const json = process.argv.includes('--json');
const parts: Record<string, PartResult> = {};

const say = (name: string, result: PartResult): void => {
  parts[name] = result;
  const { ours_ms, floor_ms, ratio, goal, ok, ...more } = result;
  const rest = Object.entries(more)
    .map(([key, value]) => `, ${key} ${value}`)
    .join('');
  process.stderr.write(`${ok ? 'ok  ' : 'MISS'} ${name}: ${ours_ms} to ${floor_ms}, ratio ${ratio}, goal ${goal}${rest}\n`);
};
const measure = async (name: string, work: () => Promise<PartResult>): Promise<void> => {
  if (only === undefined || only === name) say(name, await work());
};
const wants = (...names: string[]): boolean => only === undefined || names.includes(only);

const world = await startWorld();
try {
  const cam = await world.addMember('cam@example.com', 'cam');
  const rows = [...madeRows(networkAmounts)];
  await world.load(rows, [cam]);
  knowScopes(rows);

  await measure('first_sync', () => firstSync(world, 'cam@example.com', 3));
  if (wants('slow_line', 'first_usable')) {
    const { line, usable } = await slowLine(world, 'cam@example.com');
    say('slow_line', line);
    say('first_usable', usable);
  }

  if (wants('thousand_changes', 'local_edit', 'push_10k', 'asked_while_arriving')) {
    const device = await world.device('cam@example.com');
    await device.api('sync.now', {});
    await measure('thousand_changes', () => thousandChanges(world, device));
    await measure('local_edit', () => localEdit(device));
    await measure('push_10k', () => tenThousandEdits(world, device));
    await measure('asked_while_arriving', () => askedWhileArriving(world, device));
    await device.close();
  }

  await measure('history_grows', async () => {
    const before = await inTurn(
      2,
      () => fetchAll(world, 'cam@example.com'),
      async () => 1,
    );
    for (let round = 0; round < 4; round++)
      await world.change(
        rows.filter(({ table }) => table.name === 'deal').map((row) => ({ ...row, fields: { ...row.fields, note: `round ${round}` } })),
      );
    const after = await inTurn(
      2,
      () => fetchAll(world, 'cam@example.com'),
      async () => 1,
    );
    return atMost(1.05, after.ours, before.ours);
  });

  await measure('others_work', async () => {
    const small = await world.addMember('small@example.com', 'cam');
    const own = [...madeRows({ partners: 50, contacts: 300, deals: 600, interactions: 1_500 }, 50_000)];
    await world.load(own, [small]);
    const device = await world.device('small@example.com');
    await device.api('sync.now', {});
    const one = own.filter(({ table }) => table.name === 'deal').slice(0, 1);
    const pull = async (): Promise<number> => {
      await world.change(one);
      const started = performance.now();
      await device.api('sync.now', {});
      return performance.now() - started;
    };
    const times = await inTurn(
      5,
      async () => {
        await world.change(rows);
        return pull();
      },
      pull,
    );
    await device.close();
    return atMost(5, times.ours, times.floor);
  });

  await measure('writers', () => writersAtOnce(world));
  if (wants('empty_pulls', 'pushes', 'listening')) {
    const speakers: Speaker[] = [];
    for (let count = 0; count < 8; count++) speakers.push(await signInSpeaker(world.url, 'cam@example.com'));
    const [first] = speakers;
    if (!first) throw new Error('nobody speaks');
    const [head] = await world.query<{ seq: string }>('SELECT seq FROM sync_head');
    await measure('empty_pulls', () => emptyPulls(world, first, Number(head?.seq ?? 0)));
    await measure('pushes', () => pushes(world, speakers));
    await measure('listening', () => listening(world, first, () => world.change(rows.slice(0, 1))));
  }

  if (wants('cipher_insert', 'cipher_query')) {
    const { insert, query } = await cipherCost(world.folder);
    say('cipher_insert', insert);
    say('cipher_query', query);
  }
  await measure('kysely', async () => {
    const bench = await openBench(() => undefined);
    await bench.api('sample.add', { size: 'cam-l' });
    const sqlite = openSqlite(bench.dbFile, bench.dataKey, { readonly: true, mustExist: true });
    const result = await kyselyHotPath(sqlite);
    sqlite.close();
    await bench.close();
    return result;
  });
} finally {
  await world.close();
}

const ok = Object.values(parts).every((part) => part.ok);
if (json) process.stdout.write(`${JSON.stringify({ name: 'sync', parts, ok })}\n`);
process.exitCode = ok ? 0 : 1;
