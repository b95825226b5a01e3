import { type KeyedRow, keyText } from '#server/sync/store.ts';
import { hlcText } from '#shared/sync/clock.ts';
import { type Fields, rowIdOf } from '#shared/sync/table.ts';
import { regrant } from './memory-store.ts';
import { partners, people, type PersonName, seedRowId } from './people.ts';
import { emptyState, type ServerState } from './server-state.ts';
import { needed, simTable, slotsOf } from './sim-tables.ts';

/** A row's fields with nothing in them that a history follows: text nobody typed, and no amounts. */
const plain = (table: string, id: string, parent: string): Fields => {
  const given: Fields = { id, ...needed(table, parent) };
  for (const { tag, fill } of slotsOf(table)) {
    const filled = fill(0);
    for (const column of Object.keys(filled)) given[column] = typeof filled[tag] === 'number' ? null : column === 'state' ? 'open' : 'seed';
  }
  const { columns } = simTable(table);
  const all = Object.fromEntries(columns.map((column) => [column, given[column] ?? null]));
  return columns.includes('updated_at') ? { ...all, updated_at: 1 } : all;
};

/** The server on the first morning: five members, four partners with what hangs under them, two products. */
export const seedState = (epoch: string, now: number): ServerState => {
  const state = emptyState(epoch);
  const stamp = hlcText(now, 0, 'server-seed');
  const ver = 1;
  let made = 0;
  const put = (tbl: string, scope: string, fields: Fields): void => {
    const id = rowIdOf(simTable(tbl), fields);
    const row: KeyedRow = {
      tbl,
      id,
      row: { scope, ver, deleted: false, fields, clocks: { '*': [ver, stamp, people.ona.id, 'server-seed'] } },
    };
    state.rows.set(keyText(row), row);
  };
  const add = (tbl: string, scope: string, parent: string, more: Fields = {}): string => {
    const id = seedRowId((made += 1));
    put(tbl, scope, { ...plain(tbl, id, parent), ...more });
    return id;
  };
  for (const { id, role, manager } of Object.values(people))
    state.members.set(id, { role, isActive: true, managerId: manager === null ? null : people[manager].id });
  add('product', 'tenant', '');
  add('product', 'tenant', '');
  for (const { id, cam, hasRep } of partners) {
    const scope = `partner:${id}`;
    put('partner', scope, { ...plain('partner', id, ''), owner_id: people[cam].id });
    state.assignments = [...state.assignments, { partnerId: id, memberId: people[cam].id, kind: 'cam' }];
    if (hasRep) state.assignments = [...state.assignments, { partnerId: id, memberId: people.rob.id, kind: 'rep' }];
    for (const tbl of ['contact', 'contact', 'deal', 'deal', 'commitment']) add(tbl, scope, id);
    const qbr = add('qbr', scope, id);
    add('qbr_section', scope, qbr, { key: 'summary' });
    put('partner_label', scope, { partner_id: id, kind: 'territory', value: 'north' });
  }
  state.seq = ver;
  state.hlc = stamp;
  const names = Object.keys(people) as PersonName[];
  regrant(state, { memberIds: names.map((name) => people[name].id), partnerIds: partners.map(({ id }) => id) }, ver);
  return state;
};
