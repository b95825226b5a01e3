import type { ErrorCode, ErrorParams } from '#shared/domain/errors.ts';
import { rowNumberOf, type Table } from '../read/table.ts';
import { isAttentionHeader } from '../signature.ts';
import { type AttentionIndex, isReplaced, type KnownEntry } from './attention-index.ts';
import { type Hash, printOf } from './identity.ts';
import type { Plan, PlanFile, WaitingRow } from './plan-types.ts';

/** What an entry of the list says of its row: by what it is known again, its cells (a JSON list of header and cell), and why it waits. */
export type WaitingEntry = { key: string; print: string; cells: string; code: ErrorCode; field: string | null; params: ErrorParams };
/** One step of keeping the list: a new entry, an entry whose row came back and still waits, or one that another entry takes the place of. */
export type ListStep =
  | { kind: 'insert'; id: string; file: string; row: number; waiting: WaitingRow; entry: WaitingEntry }
  | { kind: 'renew'; id: string; entry: WaitingEntry }
  | { kind: 'replace'; id: string; by: string };

/** The whole row as header and cell, in the file's order. A list, so that no header can be taken for anything but text. */
const cellsOf = (table: Table, cells: readonly string[]): string => {
  const pairs = table.headers.flatMap((header, column) => (isAttentionHeader(header) ? [] : [[header, cells[column] ?? '']]));
  for (const [at, cell] of cells.slice(table.headers.length).entries())
    if (cell !== '') pairs.push([`(${table.headers.length + at + 1})`, cell]);
  return JSON.stringify(pairs);
};

/** The listed entry that a waiting row already is: the one it came back for, or one with the very same cells. */
const listedAs = (waiting: WaitingRow, print: string, known: readonly KnownEntry[]): KnownEntry | null =>
  known.find((entry) =>
    waiting.entryId === null ? entry.print === print && (entry.state === 'open' || isReplaced(entry)) : entry.id === waiting.entryId,
  ) ?? null;

/**
 * How the list changes by the rows of a plan that wait. One that waits already is not listed twice; one that came back and still does not fit gets its new cells and
 * reason; one that comes in another file with other cells replaces what was listed for its number, which is listed again should that file's import be taken back.
 */
export const listWaiting = function* (
  plan: Plan,
  files: readonly PlanFile[],
  attention: AttentionIndex,
  { newId, hash }: { newId(): string; hash: Hash },
): IterableIterator<ListStep> {
  for (const waiting of plan.waiting) {
    const table = (files[waiting.file] as PlanFile).table;
    const cells = table.rows[waiting.row] as string[];
    const print = printOf(table, cells, hash);
    const entry = { key: waiting.key, print, cells: cellsOf(table, cells), ...waiting.problem };
    const known = attention.of(waiting.entity, waiting.key);
    const listed = listedAs(waiting, print, known);
    if (listed?.state === 'open' || (waiting.entryId !== null && listed === null))
      yield { kind: 'renew', id: listed?.id ?? waiting.entryId ?? '', entry };
    else if (listed === null) {
      const id = newId();
      yield { kind: 'insert', id, file: table.file, row: rowNumberOf(table, waiting.row), waiting, entry };
      // rows of one file that share a number wait side by side
      if (waiting.key.startsWith('#') && entry.code !== 'ROW_DUPLICATE_KEY')
        for (const other of known) if (other.state === 'open') yield { kind: 'replace', id: other.id, by: id };
    }
  }
};
