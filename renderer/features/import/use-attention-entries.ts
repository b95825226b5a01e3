import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react';
import type { OutputOf } from '#shared/api/contract.ts';
import type { AttentionEntry } from '#shared/api/imports.ts';
import { useCore } from '#renderer/state/core-context.tsx';
import { useQuery } from '#renderer/state/use-query.ts';

const pageSize = 500;
/** More rows than these are not listed at once; the reasons tell how many there are. */
const mostPages = 10;

export type AttentionFilter = { code: string | null; state: 'open' | 'dismissed' };
export type AttentionList = Pick<OutputOf<'imports.attention.list'>, 'total' | 'reasons'> & { entries: readonly AttentionEntry[] };

type Page = OutputOf<'imports.attention.list'> | undefined;
const isSame = (a: readonly Page[], b: readonly Page[]): boolean => a.length === b.length && a.every((page, index) => page === b[index]);

/** The rows of the list, live, asked page by page: a screen of thousands costs a handful of calls. */
export const useAttentionEntries = ({ code, state }: AttentionFilter): AttentionList | undefined => {
  const { live } = useCore();
  const inputOf = useCallback(
    (page: number) => ({ ...(code === null ? {} : { code }), state, limit: pageSize, offset: page * pageSize }),
    [code, state],
  );
  const { data: first } = useQuery(
    'imports.attention.list',
    useMemo(() => inputOf(0), [inputOf]),
    { keepLast: true },
  );
  const count = Math.min(mostPages, Math.ceil((first?.total ?? 0) / pageSize));
  const others = useMemo(() => Array.from({ length: Math.max(0, count - 1) }, (_, index) => inputOf(index + 1)), [count, inputOf]);
  const last = useRef<readonly Page[]>([]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = others.map((input) => live.watch('imports.attention.list', input, listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [live, others],
  );
  const pages = useSyncExternalStore(subscribe, () => {
    const now = others.map((input) => live.read('imports.attention.list', input).data);
    if (!isSame(now, last.current)) last.current = now;
    return last.current;
  });
  return useMemo(() => {
    if (!first) return undefined;
    // a row that moves from page to page while rows are placed must not be listed twice
    const byId = new Map([first, ...pages].flatMap((page) => (page?.entries ?? []).map((entry) => [entry.id, entry] as const)));
    return { total: first.total, reasons: first.reasons, entries: [...byId.values()] };
  }, [first, pages]);
};
