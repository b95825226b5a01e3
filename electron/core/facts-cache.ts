import type { Sqlite } from './db/open.ts';
import type { TableName } from './db/schema.ts';

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
  'qbr_block',
  'indicator_snapshot',
  'onboarding_template',
  'visibility_rule',
  'product_alias',
  'attachment',
  'blob',
  'files_kept',
  'deck_template',
  'note',
  'note_update',
  'plan_initiative',
  'plan_comment',
]);

/** What a command wrote: the tables, and the partners and tables that its history entries name. */
export type Written = { tables: readonly string[]; partnerIds: ReadonlySet<string>; covered: ReadonlySet<string> };

/** Commits since something began to be read: the partners that they touched, and whether one touched no partner by name. */
type Watch = { touched: Set<string>; isVoid: boolean };
type Kept = { value: unknown; watch: Watch };
type Flight = { promise: Promise<unknown>; watch: Watch };
type Store = { kept: Map<string, Kept>; flights: Map<string, Flight> };

const byHandle = new WeakMap<Sqlite, Store>();
/** As-of dates kept at once of each kind of answer: the one in force and one that somebody looks at. */
const most = 2;
/** A key is the kind of an answer and its day. */
const kindOf = (key: string): string => key.slice(0, -'YYYY-MM-DD'.length);

const storeOf = (handle: Sqlite): Store => {
  const known = byHandle.get(handle) ?? { kept: new Map<string, Kept>(), flights: new Map<string, Flight>() };
  byHandle.set(handle, known);
  return known;
};

const isClean = ({ touched, isVoid }: Watch): boolean => !isVoid && touched.size === 0;

/**
 * What a session keeps of what was computed from the facts, by key. A command names the partners that it touched through `recordChanges`; any other write to a table of
 * facts makes everything void. `read` gets what is kept and whose partners changed since (null: nothing is kept, read all); a commit that comes while it reads counts as a
 * change since. Callers at the same time share one reading.
 */
export const cached = async <T>(
  handle: Sqlite,
  key: string,
  read: (before: { value: T; touched: ReadonlySet<string> } | null) => Promise<T>,
): Promise<T> => {
  const { kept, flights } = storeOf(handle);
  for (let running = flights.get(key); running; running = flights.get(key)) {
    if (isClean(running.watch)) return running.promise as Promise<T>;
    // what it reads is older than the last commit; what it keeps saves the rest
    await running.promise.catch(() => undefined);
  }
  const before = kept.get(key);
  if (before && isClean(before.watch)) return before.value as T;
  const watch: Watch = { touched: new Set(), isVoid: false };
  const usable = before && !before.watch.isVoid ? { value: before.value as T, touched: new Set(before.watch.touched) } : null;
  const promise = read(usable);
  flights.set(key, { promise, watch });
  try {
    const value = await promise;
    kept.delete(key);
    if (!watch.isVoid) kept.set(key, { value, watch });
    for (const old of [...kept.keys()].filter((other) => kindOf(other) === kindOf(key)).slice(0, -most)) kept.delete(old);
    return value;
  } finally {
    flights.delete(key);
  }
};

/** Tells the cache what a command committed. */
export const noteCommit = (handle: Sqlite, { tables, partnerIds, covered }: Written): void => {
  const facts = tables.filter((table) => !notFacts.has(table));
  const store = byHandle.get(handle);
  if (facts.length === 0 || !store) return;
  // labels are written beside their partner
  const isNamed = facts.every((table) => covered.has(table) || (table === 'partner_label' && covered.has('partner')));
  for (const { watch } of [...store.kept.values(), ...store.flights.values()]) {
    if (!isNamed) watch.isVoid = true;
    else for (const id of partnerIds) watch.touched.add(id);
  }
};
