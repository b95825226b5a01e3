import type { Sqlite } from '#core/db/open.ts';
import { type Cell, type Fields, keyOfRowId, rowIdOf } from '#shared/sync/table.ts';
import { cellOf, type Witness } from './journal.ts';
import type { Random } from './random.ts';
import { markOf, needed, simTable, type Slot, slotsOf } from './sim-tables.ts';

/** Who acts where. `now`: what the device takes for the time. */
export type Actor = {
  sqlite: Sqlite;
  random: Random;
  journal: Witness;
  device: string;
  deviceId: string;
  member: string;
  now: number;
  newId(): string;
};

type Row = Record<string, Cell>;

const rowsOf = (sqlite: Sqlite, table: string, where = ''): Row[] => {
  const columns = simTable(table).columns.join(', ');
  return sqlite.prepare(`SELECT ${columns} FROM ${table} ${where} ORDER BY ${simTable(table).key.join(', ')}`).all() as Row[];
};

const nameRow = (table: string): string =>
  simTable(table)
    .key.map((column) => `${column} = ?`)
    .join(' AND ');

const update = ({ sqlite }: Actor, table: string, id: string, fields: Fields): void => {
  const set = Object.keys(fields).map((column) => `${column} = ?`);
  sqlite
    .prepare(`UPDATE ${table} SET ${set.join(', ')} WHERE ${nameRow(table)}`)
    .run(...Object.values(fields), ...keyOfRowId(simTable(table), id));
};

const insert = ({ sqlite }: Actor, table: string, fields: Fields): void => {
  const columns = Object.keys(fields);
  sqlite
    .prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
    .run(...Object.values(fields));
};

const touched = ({ now }: Actor, table: string): Fields => (simTable(table).columns.includes('updated_at') ? { updated_at: now } : {});

/** Types a fresh value into one slot of a row. */
const typeInto = (actor: Actor, table: string, row: Row, slot: Slot): void => {
  const mark = actor.journal.nextMark();
  const id = rowIdOf(simTable(table), row);
  const { device, member } = actor;
  actor.journal.type({ mark, cell: cellOf(table, id, slot.name), device, member, saw: markOf(row[slot.tag]), by: 'hand' });
  update(actor, table, id, { ...slot.fill(mark), ...touched(actor, table) });
};

const someOf = <T>(random: Random, list: readonly T[]): T[] => {
  const kept = list.filter(() => random.chance(0.35));
  return kept.length > 0 ? kept : [random.pick(list)];
};

export type Act = (actor: Actor) => void;

const editable = ['partner', 'contact', 'deal', 'commitment', 'qbr', 'qbr_section', 'contact', 'deal'];

/** Edits one row; `table`: of this table. */
const editIn = (actor: Actor, table: string): void => {
  const rows = rowsOf(actor.sqlite, table);
  if (rows.length === 0) return;
  // few rows are edited often, so that edits meet
  const row = actor.random.chance(0.6) ? rows[0] : actor.random.pick(rows);
  if (!row) return;
  for (const slot of someOf(actor.random, slotsOf(table))) typeInto(actor, table, row, slot);
};

const edit: Act = (actor) => editIn(actor, actor.random.pick(editable));
/** The one field that everybody edits. */
const editOneField: Act = (actor) => {
  const [row] = rowsOf(actor.sqlite, 'contact');
  const slot = slotsOf('contact').find(({ name }) => name === 'phone');
  if (row && slot) typeInto(actor, 'contact', row, slot);
};
const editProgram: Act = (actor) => editIn(actor, 'product');
const editTwo: Act = (actor) => {
  edit(actor);
  edit(actor);
};

const fresh = (actor: Actor, table: string, parent: string, more: Fields = {}): string => {
  const { columns } = simTable(table);
  const fields: Fields = { ...needed(table, parent), ...more };
  if (columns.includes('id')) fields['id'] = actor.newId();
  // the store asks for it, and it stays on the device
  if (!['partner_label', 'qbr_section'].includes(table)) fields['created_at'] = actor.now;
  const id = rowIdOf(simTable(table), fields);
  for (const slot of slotsOf(table)) {
    const mark = actor.journal.nextMark();
    const { device, member } = actor;
    actor.journal.type({ mark, cell: cellOf(table, id, slot.name), device, member, saw: null, by: 'hand' });
    Object.assign(fields, slot.fill(mark));
  }
  insert(actor, table, { ...fields, ...touched(actor, table) });
  return id;
};

const childTables = ['contact', 'deal', 'commitment'];
const add: Act = (actor) => {
  const partners = rowsOf(actor.sqlite, 'partner');
  if (partners.length === 0) return;
  const parent = String(actor.random.pick(partners)['id']);
  const table = actor.random.pick([...childTables, ...childTables, 'saved_view', 'qbr']);
  const made = fresh(actor, table, parent);
  if (table === 'qbr') fresh(actor, 'qbr_section', made, { key: 'summary', id: actor.newId() });
};

/** A new partner of one's own, with a contact and a deal: one action, so all of it or nothing. */
const addPartner: Act = (actor) => {
  const id = fresh(actor, 'partner', '', { owner_id: actor.member });
  fresh(actor, 'contact', id);
  fresh(actor, 'deal', id);
};

const removable = ['contact', 'deal', 'commitment', 'saved_view'];
const takeAway = (actor: Actor, table: string, row: Row): void => {
  const id = rowIdOf(simTable(table), row);
  const saw = new Set(slotsOf(table).flatMap(({ tag }) => markOf(row[tag]) ?? []));
  actor.journal.remove({ table, row: id, device: actor.deviceId, saw });
  actor.sqlite.prepare(`DELETE FROM ${table} WHERE ${nameRow(table)}`).run(...keyOfRowId(simTable(table), id));
};

const remove: Act = (actor) => {
  const table = actor.random.pick(removable);
  const rows = rowsOf(actor.sqlite, table);
  const row = actor.random.chance(0.6) ? rows[0] : rows[actor.random.int(0, Math.max(0, rows.length - 1))];
  if (!row) return;
  takeAway(actor, table, row);
};

/** Deletes a row and brings it back in the same breath or after an undo: the row with its values, under its id. */
const removeAndUndo: Act = (actor) => {
  const table = actor.random.pick(['contact', 'deal']);
  const [row] = rowsOf(actor.sqlite, table);
  if (!row) return;
  takeAway(actor, table, row);
  const id = rowIdOf(simTable(table), row);
  for (const slot of slotsOf(table)) {
    const mark = markOf(row[slot.tag]);
    const { device, member } = actor;
    if (mark !== null) actor.journal.type({ mark, cell: cellOf(table, id, slot.name), device, member, saw: null, by: 'settling' });
  }
  insert(actor, table, { ...row, created_at: actor.now });
};

/** Names given and taken away: rows whose id is their content. */
const label: Act = (actor) => {
  const partners = rowsOf(actor.sqlite, 'partner');
  if (partners.length === 0) return;
  const value = actor.random.pick(['north', 'south']);
  const fields: Fields = { partner_id: String(actor.random.pick(partners)['id']), kind: 'territory', value };
  const id = rowIdOf(simTable('partner_label'), fields);
  const there = actor.sqlite
    .prepare(`SELECT 1 FROM partner_label WHERE ${nameRow('partner_label')}`)
    .get(...keyOfRowId(simTable('partner_label'), id));
  if (there)
    actor.sqlite.prepare(`DELETE FROM partner_label WHERE ${nameRow('partner_label')}`).run(...keyOfRowId(simTable('partner_label'), id));
  else insert(actor, 'partner_label', fields);
};

/** Settles an open item: the value that lost is taken back, or what stands is left. */
const settle: Act = (actor) => {
  const [item] = rowsOf(actor.sqlite, 'sync_conflict', "WHERE state = 'open'");
  if (!item) return;
  const table = String(item['tbl']);
  const row = rowsOf(actor.sqlite, table).find((one) => rowIdOf(simTable(table), one) === item['row_id']);
  const lost = JSON.parse(String(item['lose'])) as Fields;
  if (row && actor.random.chance(0.5)) {
    for (const slot of slotsOf(table)) {
      const mark = markOf(lost[slot.tag]);
      const saw = markOf(row[slot.tag]);
      if (mark === null || mark === saw) continue;
      const { device, member } = actor;
      actor.journal.type({ mark, cell: cellOf(table, String(item['row_id']), slot.name), device, member, saw, by: 'settling' });
      update(actor, table, String(item['row_id']), { ...slot.fill(mark), ...touched(actor, table) });
    }
  }
  update(actor, 'sync_conflict', String(item['id']), { state: 'settled', settled_by: actor.member, settled_at: actor.now });
};

/** A partner goes to somebody else, by the hand of whoever uses the device. */
const handOver =
  (to: readonly string[]): Act =>
  (actor) => {
    const rows = rowsOf(actor.sqlite, 'partner');
    if (rows.length === 0) return;
    update(actor, 'partner', String(actor.random.pick(rows)['id']), { owner_id: actor.random.pick(to), ...touched(actor, 'partner') });
  };

/** What people do on a device, and how often beside each other. `oneField`: nearly all of it is one field. */
export const actsFor = (owners: readonly string[], oneField: boolean): ReadonlyArray<{ name: string; share: number; act: Act }> => [
  ...(oneField ? [{ name: 'editOneField', share: 60, act: editOneField }] : []),
  { name: 'edit', share: 10, act: edit },
  { name: 'editTwo', share: 2, act: editTwo },
  { name: 'editProgram', share: 1, act: editProgram },
  { name: 'add', share: 3, act: add },
  { name: 'addPartner', share: 0.5, act: addPartner },
  { name: 'remove', share: 2, act: remove },
  { name: 'removeAndUndo', share: 0.7, act: removeAndUndo },
  { name: 'label', share: 1, act: label },
  { name: 'settle', share: 2, act: settle },
  { name: 'handOver', share: 0.3, act: handOver(owners) },
];
