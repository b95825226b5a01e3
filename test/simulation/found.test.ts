import { expect, test } from 'vitest';
import { rowIdOf } from '#shared/sync/table.ts';
import type { Act } from './acts.ts';
import type { Device } from './device.ts';
import { noFaults } from './network.ts';
import { partners } from './people.ts';
import { createRandom } from './random.ts';
import { markOf, simTable } from './sim-tables.ts';
import { createWorld, type World } from './world.ts';

/** What the histories found once, each as its shortest story. The properties are held against all of it, so a story only has to happen. `fresh`: a device that never synced. */
const tell = async (story: (world: World, on: (name: string) => Device) => Promise<void>, fresh: string | null = null): Promise<void> => {
  const world = await createWorld(createRandom(1), { clocks: 'right', collide: 0, pageRows: 5_000, disk: 'kept' }, false);
  const on = (name: string): Device => {
    const device = world.devices.find((one) => one.name === name);
    if (!device) throw new Error(`no device ${name}`);
    return device;
  };
  const failure = await world.run(async () => {
    world.setFaults(noFaults);
    for (const device of world.devices) if (device.name !== fresh) await device.syncNow();
    await story(world, on);
    await world.finish();
  });
  for (const device of world.devices) device.close();
  expect(failure).toBeNull();
};

/** Types a fresh value into a column of a row of one partner. */
const type =
  (table: string, column: string, where: string): Act =>
  ({ sqlite, journal, device, member, now }) => {
    const shape = simTable(table);
    const row = sqlite.prepare(`SELECT * FROM ${table} WHERE ${where} LIMIT 1`).get() as Record<string, string>;
    const mark = journal.nextMark();
    const id = rowIdOf(shape, row);
    journal.type({ mark, cell: `${table} ${id} ${column}`, device, member, saw: markOf(row[column]), by: 'hand' });
    sqlite
      .prepare(`UPDATE ${table} SET ${column} = ?${shape.quiet.length > 0 ? `, updated_at = ${now}` : ''} WHERE id = ?`)
      .run(`t${mark}`, row['id']);
  };
const [first] = partners;
const ofFirst = `partner_id = '${first?.id}'`;

test('a refused edit leaves the row as the server has it, though its version is the same', () =>
  tell(async (_, on) => {
    await on('ann1').act('edit', type('product', 'series', '1'));
    await on('ann1').syncNow();
    expect(on('ann1').seen().sqlite.prepare("SELECT count(*) AS n FROM product WHERE series <> 'seed'").get()).toEqual({ n: 0 });
  }));

test('a refused value in a column that became hidden does not stay', () =>
  tell(async ({ server }, on) => {
    await server.setMember('ann', { role: 'viewer' });
    await on('ann1').syncNow();
    await on('ann1').act('edit', type('contact', 'note', ofFirst));
    await on('ann1').syncNow();
    expect(on('ann1').seen().sqlite.prepare('SELECT count(*) AS n FROM contact WHERE note IS NOT NULL').get()).toEqual({ n: 0 });
  }));

test('an edit that waits survives when its row is deleted and brought back in one step', () =>
  tell(async (_, on) => {
    await on('ann1').act('edit', type('deal', 'customer', ofFirst));
    await on('ann1').act('undo', ({ sqlite }) => {
      const row = sqlite.prepare(`SELECT * FROM deal WHERE customer LIKE 't%'`).get() as Record<string, unknown>;
      sqlite.prepare('DELETE FROM deal WHERE id = ?').run(row['id']);
      const columns = Object.keys(row).filter((column) => column !== 'server_version');
      sqlite
        .prepare(`INSERT INTO deal (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
        .run(...columns.map((column) => row[column]));
    });
    expect(await on('ann1').syncNow()).toMatch('pushed 1');
  }));

test('what hangs on a row that left first leaves with its partner', () =>
  tell(async ({ server }, on) => {
    await on('ann1').act('edit', type('qbr', 'summary', ofFirst));
    await server.reassign(first?.id ?? '', 'ben');
    await on('ann1').syncNow();
    expect(on('ann1').seen().sqlite.prepare('SELECT count(*) AS n FROM qbr_section').get()).toEqual({ n: 1 });
  }));

test('a partner that was handed over after the backup leaves when the server comes back from it', () =>
  tell(async ({ server }, on) => {
    server.backUp();
    await server.reassign(first?.id ?? '', 'ben');
    await on('ben1').syncNow();
    server.restore();
    await on('ben1').syncNow();
    expect(on('ben1').seen().sqlite.prepare(`SELECT count(*) AS n FROM contact WHERE ${ofFirst}`).get()).toEqual({ n: 0 });
  }));

test('what was made and acknowledged is sent again though its partner has left, when the server comes back from a backup', () =>
  tell(async ({ server }, on) => {
    server.backUp();
    await on('ann1').act('add', ({ sqlite, journal, device, member, newId }) => {
      const id = newId();
      const mark = journal.nextMark();
      journal.type({ mark, cell: `saved_view ${id} name`, device, member, saw: null, by: 'hand' });
      const contact = journal.nextMark();
      journal.type({ mark: contact, cell: `contact ${id} name`, device, member, saw: null, by: 'hand' });
      sqlite
        .prepare('INSERT INTO contact (id, partner_id, name, created_at, updated_at) VALUES (?, ?, ?, 1, 1)')
        .run(id, first?.id, `t${contact}`);
      sqlite
        .prepare("INSERT INTO saved_view (id, place, name, definition, created_at, updated_at) VALUES (?, 'deals', ?, '{}', 1, 1)")
        .run(id, `t${mark}`);
    });
    await on('ann1').syncNow();
    await server.reassign(first?.id ?? '', 'ben');
    await on('ann1').syncNow();
    server.restore();
  }));

test('of two copies of a device that typed over the same waiting edit, neither loses what it typed', () =>
  tell(async ({ devices }, on) => {
    await on('ann1').act('edit', type('contact', 'phone', ofFirst));
    const copy = await on('ann1').clone('ann1copy');
    devices.push(copy);
    await copy.act('edit', type('contact', 'phone', ofFirst));
    await on('ann1').act('edit', type('contact', 'phone', ofFirst));
    await copy.syncNow();
    await on('ann1').syncNow();
  }));

/** Deletes a contact after what waits is on its way and before anything arrives, and takes that back when the sync is over. */
const takeDeletionBack = async ({ schedule, setFaults }: World, device: Device): Promise<void> => {
  setFaults({ ...noFaults, slowMs: 2_000 });
  device.startSync();
  await schedule.sleep(40);
  let gone: Record<string, unknown> = {};
  await device.act('remove', ({ sqlite }) => {
    gone = sqlite.prepare(`SELECT * FROM contact WHERE ${ofFirst} LIMIT 1`).get() as Record<string, unknown>;
    sqlite.prepare('DELETE FROM contact WHERE id = ?').run(gone['id']);
  });
  await device.rest();
  setFaults(noFaults);
  await device.act('undo', ({ sqlite }) => {
    const columns = Object.keys(gone).filter((column) => column !== 'server_version');
    sqlite
      .prepare(`INSERT INTO contact (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
      .run(...columns.map((column) => gone[column]));
  });
};

test('a row that arrived while its deletion waited is as the server has it when the deletion is taken back', () =>
  tell(async (world, on) => {
    await on('ann2').act('edit', type('contact', 'phone', ofFirst));
    await on('ann2').syncNow();
    await takeDeletionBack(world, on('ann1'));
    expect(on('ann1').seen().sqlite.prepare("SELECT count(*) AS n FROM contact WHERE phone LIKE 't%'").get()).toEqual({ n: 1 });
    expect(await on('ann1').syncNow()).toMatch('pushed 0');
  }));

test('a row that somebody else deleted too is made anew when the deletion here is taken back', () =>
  tell(async (world, on) => {
    await on('ann2').act('remove', ({ sqlite }) => {
      sqlite.prepare(`DELETE FROM contact WHERE id = (SELECT id FROM contact WHERE ${ofFirst} LIMIT 1)`).run();
    });
    await on('ann2').syncNow();
    await takeDeletionBack(world, on('ann1'));
    expect(await on('ann1').syncNow()).toMatch('pushed 1');
  }));

test('what a device sent before it ever heard from the server is sent again when the server comes back from a backup', () =>
  tell(async ({ server, setFaults }, on) => {
    server.backUp();
    await on('ann2').act('add', ({ sqlite, journal, device, member, newId }) => {
      const id = newId();
      const mark = journal.nextMark();
      journal.type({ mark, cell: `saved_view ${id} name`, device, member, saw: null, by: 'hand' });
      sqlite
        .prepare("INSERT INTO saved_view (id, place, name, definition, created_at, updated_at) VALUES (?, 'deals', ?, '{}', 1, 1)")
        .run(id, `t${mark}`);
    });
    setFaults({ ...noFaults, cutPull: 1 });
    expect(await on('ann2').syncNow()).toBe('SERVER_ANSWER');
    expect(on('ann2').waiting()).toBe(0);
    setFaults(noFaults);
    server.restore();
  }, 'ann2'));
