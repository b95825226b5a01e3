import type { EntityDef } from '../entity.ts';
import type { FileMapping } from '../mapping.ts';
import { isAttentionHeader } from '../signature.ts';
import type { Pace } from './pace.ts';
import type { Table } from '../read/table.ts';

/**
 * By what a row is known again: its number in the source, with its partner for kinds of record; else the name (people, products, partners), partner with name (contacts), with the days too for deals, which come back every year under one name, partner, text and day (commitments);
 * for kinds of record partner with what the kind says; else, for deals without a name, the whole row.
 */
export type Identity = {
  of(cells: readonly string[]): string;
  /** True for a row that is a fact of its own also where another one says the very same: two equal sales of one report are two. */
  mayRepeat(cells: readonly string[]): boolean;
};

const partsByEntity: Partial<Record<EntityDef['key'], readonly string[]>> = {
  person: ['name'],
  product: ['name'],
  partner: ['name'],
  deal: ['partner', 'name', 'submittedOn', 'closesOn'],
  contact: ['partner', 'email', 'name'],
  commitment: ['partner', 'description', 'madeOn'],
  // lines that name a period instead of a report belong to the report of that period
  sell_through_line: ['partner', 'report', 'period', 'periodFrom', 'periodTo', 'reseller', 'resellerName', 'product', 'quantity', 'amount'],
};
const partsOf = ({ key, kind }: EntityDef): readonly string[] => partsByEntity[key] ?? ['partner', ...(kind?.knownBy ?? [])];

/** A short text that stands for a long one: 27 letters of the SHA-256. */
export type Hash = (text: string) => string;

export const createIdentity = (entity: EntityDef, mapping: FileMapping, table: Table, hash: Hash): Identity => {
  const columnOf = (field: string): number => mapping.columns.findIndex((column) => column.field === field);
  const number = Math.max(columnOf('externalId'), columnOf('recordId'));
  const partner = columnOf('partner');
  const parts = partsOf(entity)
    .map(columnOf)
    .filter((column) => column >= 0);
  const own = table.headers.flatMap((header, column) => (isAttentionHeader(header) ? [] : [column]));
  const used = entity.key === 'deal' && columnOf('name') < 0 ? own : parts;
  return {
    mayRepeat: (cells) => entity.key === 'sell_through_line' && (number < 0 || (cells[number] as string).trim() === ''),
    of: (cells) => {
      const id = number >= 0 ? (cells[number] as string).trim() : '';
      // numbers of records below a partner are each partner's own
      const owner = entity.kind && partner >= 0 ? (cells[partner] as string).trim().toLowerCase() : '';
      if (id !== '') return owner === '' ? `#${id}` : `#${id}\u001f${owner}`;
      const text = used.map((column) => (cells[column] as string).trim().toLowerCase()).join('\u001f');
      return text.length > 80 ? `~${hash(text)}` : `=${text}`;
    },
  };
};

/** A print of all cells: rows with one print are the same row. */
export const printOf = (table: Table, cells: readonly string[], hash: Hash): string =>
  hash(JSON.stringify(table.headers.flatMap((header, column) => (isAttentionHeader(header) ? [] : [[header, cells[column]]]))));

/** Rows that share their identity with another row of the file: exact repeats of an earlier one, and those that differ. */
export type Duplicates = { repeated: ReadonlySet<number>; conflicting: ReadonlySet<number> };

const sliceRows = 4000;

export const findDuplicates = async (table: Table, identity: Identity, pace: Pace): Promise<Duplicates> => {
  const first = new Map<string, number>();
  const repeated = new Set<number>();
  const conflicting = new Set<number>();
  const isSame = (a: readonly string[], b: readonly string[]): boolean => table.headers.every((_, column) => a[column] === b[column]);
  for (let row = 0; row < table.rows.length; row++) {
    const cells = table.rows[row] as string[];
    const key = identity.of(cells);
    const before = identity.mayRepeat(cells) ? undefined : first.get(key);
    if (before === undefined) first.set(key, row);
    else if (isSame(cells, table.rows[before] as string[])) repeated.add(row);
    else {
      conflicting.add(before);
      conflicting.add(row);
    }
    if (row % sliceRows === sliceRows - 1) await pace(row, table.rows.length, 'rows');
  }
  return { repeated, conflicting };
};
