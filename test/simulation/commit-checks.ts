import { type KeyedRow, keyText } from '#server/sync/store.ts';
import { hlcParts, maxAheadMs } from '#shared/sync/clock.ts';
import type { StoredRow } from '#shared/sync/merge.ts';
import { type InboxItem, itemsAmong } from './inbox.ts';
import { cellOf, type Journal } from './journal.ts';
import { hold } from './property-error.ts';
import type { ServerState } from './server-state.ts';
import { markOf, type Slot, slotsOf } from './sim-tables.ts';

/** How often each value took effect in its cell. It goes back with the server when that is restored. */
export type Effects = Map<string, number>;

const stampIn = (row: StoredRow, slot: Slot): string => (row.clocks[slot.name] ?? row.clocks['*'])?.[1] ?? '';

const checkStamp = (journal: Journal, mark: number, stamp: string, now: number): void => {
  const sent = journal.stampOf(mark);
  if (sent === null) return;
  // the server's clock went on since it was read
  const isAhead = hlcParts(sent).ms > now;
  hold('winner', isAhead || stamp >= sent, () => `t${mark} was sent with ${sent} and stands with ${stamp}`);
  hold('winner', hlcParts(stamp).ms <= now + maxAheadMs, () => `t${mark} stands with ${stamp}, ahead of the server's clock`);
};

const lostIn = (items: readonly InboxItem[], tbl: string, row: string, mark: number): InboxItem | undefined =>
  items.find((item) => item.tbl === tbl && item.row === row && item.lost.has(mark));

const checkCell = (journal: Journal, key: KeyedRow, slot: Slot, prior: StoredRow, items: readonly InboxItem[]): void => {
  const was = markOf(prior.fields[slot.tag]);
  const is = markOf(key.row.fields[slot.tag]);
  if (was === is || was === null) return;
  const cell = cellOf(key.tbl, key.id, slot.name);
  hold('noLoss', is !== null, () => `${cell}: t${was} was taken away`);
  if (is === null) return;
  if (journal.hadSeen(is, was)) {
    const isAhead = (journal.stampOf(is) ?? '') > stampIn(key.row, slot);
    hold(
      'winner',
      isAhead || stampIn(key.row, slot) > stampIn(prior, slot),
      () => `${cell}: t${is} had seen t${was} and stands with the earlier stamp`,
    );
    return;
  }
  hold('winner', !slot.isStrict, () => `${cell}: t${is} replaced t${was} unseen, and the field is strict`);
  hold('winner', stampIn(key.row, slot) > stampIn(prior, slot), () => `${cell}: t${is} replaced t${was} unseen, with the earlier stamp`);
  hold('noLoss', lostIn(items, key.tbl, key.id, was) !== undefined, () => `${cell}: t${is} replaced t${was} unseen, and no item keeps it`);
};

const checkDeletion = (journal: Journal, { tbl, id, row }: KeyedRow, prior: StoredRow, items: readonly InboxItem[]): void => {
  const by = row.clocks['-']?.[3].split('#')[0];
  const removals = journal.removals().filter((removed) => removed.table === tbl && removed.row === id && removed.device === by);
  for (const slot of slotsOf(tbl)) {
    const mark = markOf(prior.fields[slot.tag]);
    if (mark === null) continue;
    const isSeen = removals.some(({ saw }) => saw.has(mark) || [...saw].some((seen) => journal.hadSeen(seen, mark)));
    hold(
      'noLoss',
      isSeen || lostIn(items, tbl, id, mark) !== undefined,
      () => `${cellOf(tbl, id, slot.name)}: t${mark} was deleted unseen, and no item keeps it`,
    );
  }
};

const checkLoser = (journal: Journal, before: ServerState, item: InboxItem, now: number): void => {
  if (item.kind !== 'field') return;
  const prior = before.rows.get(keyText({ tbl: item.tbl, id: item.row }))?.row;
  if (!prior) return;
  for (const slot of slotsOf(item.tbl)) {
    const cell = cellOf(item.tbl, item.row, slot.name);
    const was = markOf(prior.fields[slot.tag]);
    const lost = [...item.lost].find((mark) => journal.typingsOf(mark).some((typed) => typed.cell === cell));
    if (was === null || lost === undefined || lost === was || !item.stood.has(was)) continue;
    const sent = journal.stampOf(lost);
    const isAhead = sent !== null && hlcParts(sent).ms > now;
    // of two copies of one device the server cannot tell what one had seen of the other before they parted
    const isCopy = (prior.clocks[slot.name] ?? prior.clocks['*'])?.[3].split('#')[0] === item.loseDevice;
    hold(
      'winner',
      sent === null || isAhead || sent <= stampIn(prior, slot),
      () => `${cell}: t${lost} lost against t${was} with the later stamp`,
    );
    hold('winner', isCopy || !journal.surelySaw(lost, was), () => `${cell}: t${lost} lost against t${was}, which it had seen`);
  }
};

/** Holds one write of the server against what people did. `now`: the server's clock. */
export const checkCommit = (journal: Journal, effects: Effects, before: ServerState, after: ServerState, now: number): void => {
  const written = [...after.rows.values()].filter((row) => before.rows.get(keyText(row)) !== row);
  const isNew = (row: KeyedRow): boolean => !before.rows.has(keyText(row));
  const items = itemsAmong(written.filter(isNew));
  for (const row of written) {
    const prior = before.rows.get(keyText(row))?.row;
    hold(
      'cursor',
      row.row.ver === after.seq && (prior?.ver ?? 0) < row.row.ver,
      () => `${keyText(row)} was written as ${row.row.ver} in the write ${after.seq}`,
    );
    for (const slot of slotsOf(row.tbl)) {
      const mark = markOf(row.row.fields[slot.tag]);
      if (mark === null || mark === (prior ? markOf(prior.fields[slot.tag]) : null)) continue;
      const cell = cellOf(row.tbl, row.id, slot.name);
      for (const [column, value] of Object.entries(slot.fill(mark)))
        hold('whole', row.row.fields[column] === value, () => `${cell}: ${column} is ${row.row.fields[column]} beside t${mark}`);
      const effect = `${cell} ${mark}`;
      effects.set(effect, (effects.get(effect) ?? 0) + 1);
      const times = journal.typingsOf(mark).filter((typed) => typed.cell === cell).length;
      hold(
        'once',
        (effects.get(effect) ?? 0) <= times,
        () => `${cell}: t${mark} took effect ${effects.get(effect)} times and was typed ${times} times`,
      );
      checkStamp(journal, mark, stampIn(row.row, slot), now);
    }
    if (!prior) continue;
    for (const slot of slotsOf(row.tbl)) checkCell(journal, row, slot, prior, items);
    if (row.row.deleted && !prior.deleted) checkDeletion(journal, row, prior, items);
  }
  for (const item of items) {
    const about = after.rows.get(keyText({ tbl: item.tbl, id: item.row }))?.row.scope;
    hold(
      'noLoss',
      about === undefined || !about.startsWith('partner:') || about === item.scope,
      () => `the item ${item.id} is in ${item.scope}, and what it is about in ${about}`,
    );
  }
  for (const item of items) checkLoser(journal, before, item, now);
};
