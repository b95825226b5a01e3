import type { InputOf, Method, OutputOf } from '#shared/api/contract.ts';
import type { Reply, Transport } from '#shared/api/transport.ts';
import type { Described } from '#shared/domain/errors.ts';

/** What a screen sees of a query. `data` stays while newer data is on its way; `error` is the last answer when it was a failure. */
export type QueryState<T> = { data: T | undefined; error: Described | undefined; isLoading: boolean };

type Entry = {
  method: Method;
  input: unknown;
  state: QueryState<unknown>;
  tables: ReadonlySet<string>;
  listeners: Set<() => void>;
  /** True while a call is out; `isStale` asks for one more when it is back, or for one when somebody looks again. */
  isCalling: boolean;
  isStale: boolean;
};

/** Queries that nobody looks at any more and whose last data is kept, so that going back shows at once. */
const keptUnwatched = 40;
const nothing: QueryState<unknown> = { data: undefined, error: undefined, isLoading: true };

const stable = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, stable(inner)]),
      )
    : value;

/** One name for equal queries, whatever the order of the fields of their input. */
export const queryKey = (method: Method, input: unknown): string => `${method} ${JSON.stringify(stable(input))}`;

/** Live queries over one transport: equal ones share one call, and each is called again when a table that it read has changed. */
export type LiveQueries = {
  watch<M extends Method>(method: M, input: InputOf<M>, listener: () => void): () => void;
  read<M extends Method>(method: M, input: InputOf<M>): QueryState<OutputOf<M>>;
  /** Everything is asked again; with `forget`, what is shown now is dropped first, because it belongs to another store. */
  refresh(options?: { forget?: boolean }): void;
};

export const createLiveQueries = (transport: Transport): LiveQueries => {
  const entries = new Map<string, Entry>();

  const entryOf = (method: Method, input: unknown): Entry => {
    const key = queryKey(method, input);
    const known = entries.get(key);
    if (known) return known;
    const made: Entry = { method, input, state: nothing, tables: new Set(), listeners: new Set(), isCalling: false, isStale: true };
    entries.set(key, made);
    return made;
  };
  const show = (entry: Entry, state: QueryState<unknown>): void => {
    entry.state = state;
    for (const listener of entry.listeners) listener();
  };
  const take = (entry: Entry, reply: Reply): void => {
    if (reply.ok) {
      entry.tables = new Set(reply.tables);
      show(entry, { data: reply.data, error: undefined, isLoading: false });
    } else {
      const { code, message, hint, params } = reply;
      show(entry, { data: entry.state.data, error: { code, message, hint, params }, isLoading: false });
    }
  };
  /** Data that the core has told unasked; an answer that is still on its way is older. */
  const told = (entry: Entry, data: unknown): void => {
    // one that was never asked for does not know its tables yet
    entry.isStale = entry.isCalling || entry.tables.size === 0;
    show(entry, { data, error: undefined, isLoading: false });
  };
  const fetch = async (entry: Entry): Promise<void> => {
    if (entry.isCalling) {
      entry.isStale = true;
      return;
    }
    entry.isCalling = true;
    entry.isStale = false;
    const reply = await transport.call(entry.method, entry.input);
    entry.isCalling = false;
    // an answer that was overtaken by a change is still shown when it is the first: something beats nothing
    if (!entry.isStale || entry.state.isLoading) take(entry, reply);
    if (entry.isStale && entry.listeners.size > 0) void fetch(entry);
  };
  const freshen = (entry: Entry): void => {
    entry.isStale = true;
    if (entry.listeners.size > 0) void fetch(entry);
  };
  const refresh: LiveQueries['refresh'] = ({ forget = false } = {}) => {
    for (const entry of entries.values()) {
      if (forget && entry.method !== 'store.status' && entry.method !== 'host.info') show(entry, nothing);
      freshen(entry);
    }
  };
  const dropOldest = (): void => {
    const unwatched = [...entries].filter(([, entry]) => entry.listeners.size === 0);
    for (const [key] of unwatched.slice(0, Math.max(0, unwatched.length - keptUnwatched))) entries.delete(key);
  };

  transport.subscribe((event) => {
    if (event.type === 'store') refresh({ forget: true });
    if (event.type === 'sync') return told(entryOf('sync.status', {}), event.status);
    if (event.type !== 'changed') return;
    for (const entry of entries.values()) if (event.tables.some((table) => entry.tables.has(table))) freshen(entry);
  });

  return {
    watch: (method, input, listener) => {
      const entry = entryOf(method, input);
      entry.listeners.add(listener);
      if (entry.isStale) void fetch(entry);
      return () => {
        entry.listeners.delete(listener);
        dropOldest();
      };
    },
    read: <M extends Method>(method: M, input: InputOf<M>) => entryOf(method, input).state as QueryState<OutputOf<M>>,
    refresh,
  };
};
