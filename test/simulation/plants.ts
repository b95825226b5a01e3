/** A bug that is put into the code to see that the histories find it: exact texts of files and what stands there instead. */
export type Plant = { name: string; changes: ReadonlyArray<{ file: string; find: string; put: string }> };

const plant = (name: string, file: string, ...texts: ReadonlyArray<readonly [find: string, put: string]>): Plant => ({
  name,
  changes: texts.map(([find, put]) => ({ file, find, put })),
});

const merge = 'shared/sync/merge.ts';
const plan = 'server/sync/pull/plan.ts';
const outbox = 'electron/core/sync/outbox.ts';
const engine = 'electron/core/sync/engine.ts';
const receive = 'electron/core/sync/receive.ts';

/**
 * Every one of them is a bug that somebody's sync really had. They stand in the product's own code, but for one: that numbers are given before their rows are there is
 * planted in the store in memory, because the counter is the store's.
 */
export const plants: readonly Plant[] = [
  plant('the loser is dropped', merge, ['if (!seen && !table.isSilent)', 'if (!seen && table.isSilent)']),
  plant('arrival wins', merge, ["const wins = seen || (!atom.strict && op.h > (clock?.[1] ?? ''));", 'const wins = seen || !atom.strict;']),
  plant(
    'a push that comes twice is taken twice',
    'server/sync/push/numbering.ts',
    ['operations.filter(({ i }) => i <= sender.last)', 'operations.filter(() => false)'],
    ['operations.filter(({ i }) => i > sender.last)', '[...operations]'],
    ['if (next && !resend && next.i !== sender.last + 1)', 'if (next && !resend && next.i > sender.last + 1)'],
  ),
  plant('the cursor is later than the rows', 'server/sync/pull/pull-run.ts', ['{ c: plan.place.to }', '{ c: (await tx.head()).seq }']),
  plant('a revoked partner stays', plan, ['!isHeld && (place.full || ver > place.from)', '!isHeld && ver < 0']),
  {
    name: 'the clock is not merged',
    changes: [
      { file: 'electron/core/sync/stamp.ts', find: 'last = laterHlc(last, seen);', put: 'last = laterHlc(last, null);' },
      // a device that keeps the server's time has little left to merge
      { file: 'electron/core/sync/server-clock.ts', find: 'heard = { server: server + took / 2, at: elapsed() };', put: 'heard = null;' },
    ],
  },
  plant(
    'a number is given before its rows are there',
    'test/simulation/memory-store.ts',
    ["await hold('counter');", ''],
    ['const taking = deps.state().seq + 1;', 'const taking = (deps.state().seq += 1);'],
  ),
  {
    name: 'deletions are forgotten without a resync',
    changes: [
      { file: plan, find: 'cursor === 0 || cursor < head.tombFloor', put: 'cursor === 0' },
      { file: plan, find: ' || place.to < head.tombFloor', put: '' },
      { file: 'server/sync/pull/handle-pull.ts', find: 'if (head.tombFloor > place.to ||', put: 'if (head.tombFloor < 0 &&' },
    ],
  },
  {
    name: 'a second edit takes the newer base',
    changes: [
      {
        file: 'electron/core/sync/coalesce.ts',
        find: 'was: pickAtoms(table, was, (atom) => !undone.has(atom)), base: earlier.base }',
        put: 'was: pickAtoms(table, was, (atom) => !undone.has(atom)) }',
      },
      { file: 'electron/core/sync/coalesce.ts', find: 'return isOver ? { ...later, base: sent.base } : later;', put: 'return later;' },
    ],
  },
  plant('a push is not answered with the rows', engine, [
    'for (const [table, rows] of answer.rows) for (const row of rows) applier.row(table, row);',
    '',
  ]),
  plant('nothing is swept after a snapshot', receive, ['if (!seen.has(`${name} ${id}`))', 'if (id === name)']),
  plant('the place is kept without its rows', receive, [
    'buffer.push(...piecesOf(line));',
    "buffer.push(...piecesOf(line)); if ('k' in line) await given.transact(async () => writeState(sqlite, { token: line.k }));",
  ]),
  plant('a resync drops what waits', engine, [
    "prepared(sqlite, 'DELETE FROM sync_parked').run();",
    "prepared(sqlite, 'DELETE FROM sync_parked').run(); prepared(sqlite, 'DELETE FROM outbox').run();",
  ]),
  plant('a refused change is dropped', outbox, ["if (row.op !== 'u' || (row.fields ?? '{}') !== '{}')", 'if (row.seq < 0)']),
  plant('a refused change stops the queue', outbox, [
    'const result = refusals.get(row.mid ?? 0);',
    'const result = refusals.get(row.mid ?? 0); if (result) break;',
  ]),
  plant('half of a step is applied', 'server/sync/push/take-all.ts', ['pushing.rows.undo();', '']),
  plant('a hidden column is sent', 'server/sync/visible.ts', [
    'const hidden = hiddenColumns(role, table);',
    'const hidden: string[] = [];',
  ]),
  plant('a late edit leaves with its partner', 'electron/core/sync/leave.ts', [
    "for (const row of waiting) refuse(given, row, 'SYNC_NOT_YOURS');",
    "prepared(sqlite, 'DELETE FROM outbox WHERE scope = ?').run(name);",
  ]),
  plant('items of the inbox reach nobody', 'server/sync/push/conflict-row.ts', [
    'scope: partner === null ? memberScope(reader.member) : about.scope,',
    "scope: memberScope('nobody'),",
  ]),
  plant('money merges by the clock', merge, ['!atom.strict && op.h', 'op.h']),
  plant('deletions are not sent', 'server/sync/pull/lines.ts', [
    'const deleted = ofTable.filter((row) => row.deleted);',
    'const deleted = ofTable.filter(() => false);',
  ]),
  plant('a restored server does not get back what it lost', outbox, [
    'WHERE head > ? ORDER BY seq',
    'WHERE head < 0 AND head > ? ORDER BY seq',
  ]),
  plant('what a backup does not hold is forgotten', outbox, [
    'DELETE FROM outbox_sent WHERE head <= ?',
    'DELETE FROM outbox_sent WHERE head <= ? OR 1',
  ]),
  plant('what arrives hides what waits', 'electron/core/sync/apply.ts', [
    "if ((op === 'i' || op === 'u') && fields !== null)",
    'if (fields === op)',
  ]),
  plant('a copy of a device is not noticed', 'server/sync/push/numbering.ts', [
    "if (known.some(isOther)) throw new AppError('SYNC_CLONED');",
    '',
  ]),
  plant('copies of a device count as one writer', 'server/sync/push/writer.ts', [
    'device: `${deviceId}#${incarnation}`',
    'device: deviceId',
  ]),
  plant('an edit against a deletion is lost', merge, [
    'if (columns.length === 0) return { row: null, clashes: [] };',
    'return { row: null, clashes: [] };',
  ]),
  plant('a deletion takes what it had not seen', merge, ['latest && !table.isSilent', 'latest && table.isSilent']),
  plant('stamps from the future stay', 'shared/sync/clock.ts', ['if (ms <= now + maxAheadMs) return stamp;', 'return stamp;']),
  plant('values that belong together merge apart', 'shared/sync/table.ts', [
    'table.atoms.find(({ columns }) => columns.includes(column))',
    'table.atoms.find(() => false)',
  ]),
  plant('a new grant comes without its rows', plan, ['ver > place.from && ver <= place.to', 'ver < 0']),
  plant('two syncs run at once', engine, ['(running ??= run(signal)', '(running = run(signal)']),
  plant('a pending edit is lost when its row is deleted and brought back', 'electron/core/sync/coalesce.ts', [
    ', was: { ...later.was, ...earlier.was } } };',
    ' } };',
  ]),
  plant('a row that left first keeps what hangs on it', 'electron/core/sync/apply.ts', [
    'if (partner !== undefined && hasChildren(given, table, id))',
    'if (partner === id)',
  ]),
];

export const plantNamed = (name: string): Plant => {
  const found = plants.find((one) => one.name === name);
  if (!found) throw new Error(`no planted bug is called ${name}`);
  return found;
};
