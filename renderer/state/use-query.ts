import { useCallback, useRef, useState, useSyncExternalStore } from 'react';
import type { InputOf, MethodsOf, OutputOf } from '#shared/api/contract.ts';
import { useCore } from './core-context.tsx';
import { type QueryState, queryKey } from './live-queries.ts';

/** What can be read live: queries, and the few calls that only tell the state of the store and the host. */
export type ReadableMethod = MethodsOf<'query'> | 'store.status' | 'host.info';

const unasked: QueryState<never> = { data: undefined, error: undefined, isLoading: false };
const noSubscription = (): void => undefined;

/**
 * The answer of a query, live: asked again when a table that it read has changed, with the last data shown meanwhile. Failures are values.
 * With input `null` nothing is asked. `keepLast`: while the answer to a new input is on its way, the answer to the one before stands in (lists that are
 * searched while typing); never for records, or one would be shown under the name of another.
 */
export const useQuery = <M extends ReadableMethod>(
  method: M,
  input: InputOf<M> | null,
  { keepLast = false }: { keepLast?: boolean } = {},
): QueryState<OutputOf<M>> => {
  const { live } = useCore();
  const key = input === null ? '' : queryKey(method, input);
  // the identity of an input changes with each render; the one that is asked changes only with its content
  const [asked, setAsked] = useState({ key, method, input });
  if (asked.key !== key) setAsked({ key, method, input });
  const subscribe = useCallback(
    (listener: () => void) => (asked.input === null ? noSubscription : live.watch(asked.method, asked.input, listener)),
    [live, asked],
  );
  const state = useSyncExternalStore<QueryState<OutputOf<M>>>(subscribe, () => (input === null ? unasked : live.read(method, input)));
  const last = useRef<OutputOf<M> | undefined>(undefined);
  if (state.data !== undefined) last.current = state.data;
  return keepLast && state.data === undefined && state.isLoading ? { ...state, data: last.current } : state;
};
