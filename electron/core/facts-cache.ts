import type { Sqlite } from './db/open.ts';
import type { TableName } from './db/schema.ts';

/**
 * What a session keeps of what was computed from the facts, by partner. A command names the partners that it touched through `recordChanges`; any other write to a table
 * of facts empties the cache. A value is computed from what was committed when `generation` was read, and is kept only while that is still the newest.
 */
export type FactsCache<T> = {
  /** Changes with every commit that touched facts. */
  generation(): number;
  get(key: string): T | undefined;
  /** Keeps a value unless a commit came since `generation`. */
  put(key: string, value: T, generation: number): void;
  /** Partners touched since the value under `key` was kept; null: keep nothing of it. The value is then the caller's to renew. */
  touched(key: string): ReadonlySet<string> | null;
};

/** Tables of which no fact is made: what people did with alerts, the history, imports, drafts, views. */
const notFacts: ReadonlySet<string> = new Set<TableName>([
  'alert',
  'alert_log',
  'history',
  'draft',
  'saved_view',
  'import_batch',
  'import_change',
  'import_memory',
  'needs_attention',
  'qbr_section',
  'indicator_snapshot',
  'onboarding_template',
  'visibility_rule',
  'product_alias',
]);

/** What a command wrote: the tables, and the partners and tables that its history entries name. */
export type Written = { tables: readonly string[]; partnerIds: ReadonlySet<string>; covered: ReadonlySet<string> };

type Kept = { value: unknown; touched: Set<string> };
type Store = { generation: number; kept: Map<string, Kept> };
const byHandle = new WeakMap<Sqlite, Store>();
/** As-of dates kept at once: the one in force and one that somebody looks at. */
const most = 2;

const storeOf = (handle: Sqlite): Store => {
  const known = byHandle.get(handle) ?? { generation: 0, kept: new Map<string, Kept>() };
  byHandle.set(handle, known);
  return known;
};

/** The cache of a session, known by its reading handle; it goes with the session. */
export const factsCache = <T>(handle: Sqlite): FactsCache<T> => {
  const store = storeOf(handle);
  return {
    generation: () => store.generation,
    get: (key) => store.kept.get(key)?.value as T | undefined,
    put: (key, value, generation) => {
      if (generation !== store.generation) return;
      store.kept.delete(key);
      store.kept.set(key, { value, touched: new Set() });
      for (const old of [...store.kept.keys()].slice(0, -most)) store.kept.delete(old);
    },
    touched: (key) => store.kept.get(key)?.touched ?? null,
  };
};

/** Tells the cache what a command committed. */
export const noteCommit = (handle: Sqlite, { tables, partnerIds, covered }: Written): void => {
  const facts = tables.filter((table) => !notFacts.has(table));
  if (facts.length === 0) return;
  const store = storeOf(handle);
  store.generation += 1;
  // labels are written beside their partner
  if (facts.every((table) => covered.has(table) || (table === 'partner_label' && covered.has('partner'))))
    for (const { touched } of store.kept.values()) for (const id of partnerIds) touched.add(id);
  else store.kept.clear();
};
