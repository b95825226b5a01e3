import type { FiscalCalendar } from '#shared/domain/fiscal.ts';
import type { ProgramList } from '#shared/domain/records/record-kind.ts';
import type { ImportEntity } from '../mapping.ts';
import type { StageState } from '../stages.ts';
import type { Value } from '../values.ts';
import type { NameIndex, several } from './name-index.ts';
import type { ScopedIndex } from './scoped-index.ts';

/** A record of the store as the import sees it: `values` in the order of `importColumns`. */
export type Existing = { id: string; version: number; values: Value[] };

/** Reads columns of all rows of a table, in the order of the first one; `filled`: only rows in which this column has a value. */
export type ReadRows = (table: string, columns: readonly string[], filled?: string) => Iterable<Value[]>;

/** What the store holds, as far as an import needs it: names for references, records to compare with, the program's words. The app's is SQLite, the server's its synced rows. */
export type StoreView = {
  rows: ReadRows;
  indexes: Record<'partner' | 'person' | 'product' | 'team', NameIndex>;
  /** Aliases of products by `writtenKey`. */
  aliases: Map<string, string>;
  /** Stages by `nameKey` of their key and their label. */
  stages: Map<string, { key: string; state: StageState }>;
  choices: Record<'partnerType' | 'tier', Map<string, string[]>>;
  currency: string;
  calendar: FiscalCalendar;
  /** Entries of a list of the program, by `nameKey` of their key and their label. */
  listed(list: ProgramList): Map<string, string>;
  /** Records that belong to a partner, by number and name; read at the first call, with those that the plan creates. */
  scoped(entity: ImportEntity, creates: readonly (readonly Value[])[]): ScopedIndex;
  record(entity: ImportEntity, id: string): Existing | null;
  /**
   * A deal or a record by its number in the source, else by the id that the app's own export gives it. Numbers of deals are the CRM's and mean one deal; those of the other
   * kinds are each partner's own. `partnerId` null: the row names no partner; `several` when the number then means records of several ones.
   */
  byNumber(entity: ImportEntity, externalId: string, partnerId: string | null): Existing | typeof several | null;
  /** All records of an entity that have no number in the source, page by page, for those that are known by their content. */
  pages(entity: ImportEntity): IterableIterator<Existing[]>;
  isEmpty(entity: ImportEntity): boolean;
};
